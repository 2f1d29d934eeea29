package org.tocsin.security.openid.person;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.security.openid.provider.OpenIdConfigured;

/** Which account somebody at the provider signs in to. */
@Repository
@Conditional(OpenIdConfigured.class)
class Identities {
  private final JdbcClient database;

  Identities(JdbcClient database) {
    this.database = database;
  }

  Optional<String> account(Identity identity) {
    return database
        .sql(
            """
            select account from security_identities where issuer = :issuer and subject = :subject
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(String.class)
        .optional();
  }

  /**
   * Remembers that the provider has vouched for somebody.
   *
   * @param roles what their groups give them; null when groups give none
   */
  void seen(Identity identity, String account, @Nullable Set<String> roles, Instant now) {
    database
        .sql(
            """
            insert into security_identities
              (issuer, subject, account, roles, first_seen_at, last_seen_at)
            values (:issuer, :subject, :account, :roles, :now, :now)
            on conflict (issuer, subject) do update set
              account = excluded.account, roles = excluded.roles,
              last_seen_at = excluded.last_seen_at
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("account", account)
        .param("roles", roles == null ? null : roles.toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }
}
