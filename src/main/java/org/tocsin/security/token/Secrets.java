package org.tocsin.security.token;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets that every node shares; each is made when it is first asked for. */
@Component
public class Secrets {
  private static final int BYTES = 32;

  private final JdbcClient database;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  Secrets(JdbcClient database) {
    this.database = database;
  }

  /** 256 bits, always the same for one name. */
  public byte[] named(String name) {
    return known.computeIfAbsent(name, this::stored).clone();
  }

  private byte[] stored(String name) {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    database
        .sql(
            """
            insert into security_secrets (name, secret) values (:name, :secret)
            on conflict (name) do nothing
            """)
        .param("name", name)
        .param("secret", fresh)
        .update();
    return database
        .sql("select secret from security_secrets where name = :name")
        .param("name", name)
        .query(byte[].class)
        .single();
  }
}
