package org.tocsin.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys alerts are sent with. A key is shown once and stored hashed. */
@Component
public class IntakeKeys {
  private final JdbcClient database;
  private final Clock clock;

  IntakeKeys(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The name of the key; empty when there is no such key or it was revoked. */
  Optional<String> nameOf(String key) {
    return database
        .sql("select name from security_keys where hash = :hash and revoked_at is null")
        .param("hash", hash(key))
        .query(String.class)
        .optional();
  }

  public boolean any() {
    return database
        .sql("select exists (select from security_keys where revoked_at is null)")
        .query(Boolean.class)
        .single();
  }

  /** Accepts a key from now on; does nothing when it is known. */
  public void add(String name, String key) {
    database
        .sql(
            """
            insert into security_keys (name, hash, created_at) values (:name, :hash, :at)
            on conflict (hash) do nothing
            """)
        .param("name", name)
        .param("hash", hash(key))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
