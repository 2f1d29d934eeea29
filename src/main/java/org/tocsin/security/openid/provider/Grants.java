package org.tocsin.security.openid.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.security.token.Digest;
import org.tocsin.security.token.Secrets;

/** What the provider is asked again with, for each session that it began. */
@Repository
@Conditional(OpenIdConfigured.class)
public class Grants {
  /** No session is older. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private final JdbcClient database;
  private final Sealed sealed;

  Grants(JdbcClient database, Secrets secrets) {
    this.database = database;
    this.sealed = new Sealed(secrets.named("openid-grants"));
  }

  /**
   * One of a session.
   *
   * @param confirmedAt when the provider last answered that all is well
   */
  public record Grant(String account, String subject, Tokens tokens, Instant confirmedAt) {}

  /** Keeps a new one, and forgets those that no session can need any more. */
  public void keep(String ticket, String account, String subject, Tokens tokens, Instant now) {
    database
        .sql("delete from security_openid_grants where made_at < :old")
        .param("old", Timestamp.from(now.minus(LIFETIME)))
        .update();
    database
        .sql(
            """
            insert into security_openid_grants
              (ticket_hash, account, subject, tokens, made_at, checked_at, confirmed_at)
            values (:ticket, :account, :subject, :tokens, :now, :now, :now)
            """)
        .param("ticket", Digest.of(ticket))
        .param("account", account)
        .param("subject", subject)
        .param("tokens", sealed.seal(tokens.text()))
        .param("now", Timestamp.from(now))
        .update();
  }

  /** When the provider was last asked; empty when there is no such grant. */
  public Optional<Instant> checkedAt(String ticket) {
    return database
        .sql("select checked_at from security_openid_grants where ticket_hash = :ticket")
        .param("ticket", Digest.of(ticket))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /**
   * Lets one request ask the provider, and no other of those that come at once: a refresh token is
   * often good for one use.
   *
   * @param due ask when it was last asked before then
   * @return empty when another request asks
   */
  public Optional<Grant> claim(String ticket, Instant due, Instant now) {
    return database
        .sql(
            """
            update security_openid_grants set checked_at = :now
            where ticket_hash = :ticket and checked_at <= :due returning *
            """)
        .param("ticket", Digest.of(ticket))
        .param("due", Timestamp.from(due))
        .param("now", Timestamp.from(now))
        .query((row, number) -> grant(row))
        .optional();
  }

  private Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        row.getString("account"),
        row.getString("subject"),
        sealed.open(row.getBytes("tokens")).map(Tokens::of).orElse(Tokens.NONE),
        row.getTimestamp("confirmed_at").toInstant());
  }

  /** The provider has answered that all is well, and may have given other tokens. */
  public void confirm(String ticket, Tokens tokens, Instant now) {
    database
        .sql(
            """
            update security_openid_grants set confirmed_at = :now, tokens = :tokens
            where ticket_hash = :ticket
            """)
        .param("ticket", Digest.of(ticket))
        .param("tokens", sealed.seal(tokens.text()))
        .param("now", Timestamp.from(now))
        .update();
  }

  public void forget(String ticket) {
    database
        .sql("delete from security_openid_grants where ticket_hash = :ticket")
        .param("ticket", Digest.of(ticket))
        .update();
  }
}
