package org.tocsin.directory.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.event.SecurityEvent.InvitationAccepted;
import org.tocsin.security.token.SecretChanged;

/**
 * Links with which people choose a password, the first one or another. Each is good once and for 72
 * hours, and only the newest of a person counts.
 */
@Repository
@Transactional
public class Invitations {
  public static final Duration LIFETIME = Duration.ofHours(72);
  private static final int BYTES = 32;
  private static final int LONGEST_TOKEN = 64;

  private final JdbcClient database;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Invitations(
      JdbcClient database, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes an invitation and ends the earlier ones of this person.
   *
   * @return what stands at the end of its link; it is stored hashed and cannot be had again
   * @throws IllegalArgumentException when the person has no account
   */
  public String issue(String person, String by) {
    if (!accounts.exists(person)) {
      throw new IllegalArgumentException(
          "There is no account %s. Applying the directory makes it.".formatted(person));
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    database
        .sql(
            "update directory_invitations set ended_at = :now"
                + " where person = :person and ended_at is null")
        .param("now", Timestamp.from(now))
        .param("person", person)
        .update();
    database
        .sql(
            """
            insert into directory_invitations (hash, person, issued_at, issued_by, expires_at)
            values (:hash, :person, :now, :by, :expires)
            """)
        .param("hash", hash(token))
        .param("person", person)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .param("expires", Timestamp.from(now.plus(LIFETIME)))
        .update();
    events.publishEvent(new SecretChanged(by, "made an invitation for " + person));
    return token;
  }

  /** Who is invited by this link; empty when it is none, was used or replaced, or has expired. */
  Optional<String> person(String token) {
    return database
        .sql(
            """
            select person from directory_invitations
            where hash = :hash and ended_at is null and expires_at > :now
            """)
        .param("hash", hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query(String.class)
        .optional();
  }

  /**
   * Gives the person this password and ends the invitation.
   *
   * @return whose it is; empty when the link is not valid, and then nothing has changed
   */
  Optional<String> accept(String token, String password) {
    Optional<String> person =
        database
            .sql(
                """
                update directory_invitations set ended_at = :now
                where hash = :hash and ended_at is null and expires_at > :now returning person
                """)
            .param("hash", hash(token))
            .param("now", Timestamp.from(clock.instant()))
            .query(String.class)
            .optional();
    person.ifPresent(
        id -> {
          accounts.setPassword(id, password);
          events.publishEvent(new InvitationAccepted(id));
        });
    return person;
  }

  private static byte[] hash(String token) {
    try {
      String bounded = token.substring(0, Math.min(token.length(), LONGEST_TOKEN));
      return MessageDigest.getInstance("SHA-256").digest(bounded.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
