package org.tocsin.security.openid.person;

import java.sql.Array;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.security.openid.provider.OpenIdSettings;

/** The roles of people whose groups at the provider say which they have. */
@Component
public class ProviderRoles {
  private final JdbcClient database;
  private final Optional<OpenIdSettings> settings;

  ProviderRoles(JdbcClient database, Optional<OpenIdSettings> settings) {
    this.database = database;
    this.settings = settings.filter(OpenIdSettings::groupsGiveRoles);
  }

  /** By account; the directory says which roles everybody else has. */
  public Map<String, Set<String>> byAccount() {
    Map<String, Set<String>> roles = new TreeMap<>();
    settings.ifPresent(
        set ->
            database
                .sql(
                    """
                    select distinct on (account) account, roles from security_identities
                    where issuer = :issuer and roles is not null
                    order by account, last_seen_at desc
                    """)
                .param("issuer", set.issuer())
                .query(
                    row -> {
                      Array array = row.getArray("roles");
                      roles.put(
                          row.getString("account"),
                          new TreeSet<>(Set.of((String[]) array.getArray())));
                    }));
    return roles;
  }
}
