package org.tocsin.security.devices;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.security.event.SecurityEvent.AppPasswordMade;
import org.tocsin.security.event.SecurityEvent.AppPasswordRevoked;
import org.tocsin.security.token.Digest;
import org.tocsin.security.token.Tokens;

/**
 * Passwords for machines, such as Camunda Modeler and scripts, that act for somebody by HTTP Basic.
 * They do not sign in on the console.
 */
@Repository
@Transactional
public class AppPasswords {
  private static final String PREFIX = "tap_";
  private static final int MOST = 50;

  /** Written so rarely, because a script may ask every second. */
  private static final Duration WRITTEN = Duration.ofHours(1);

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AppPasswords(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** One as its owner sees it. */
  public record AppPassword(
      long id, String name, Instant madeAt, @Nullable Instant usedAt, @Nullable String address) {}

  /** Whether this is one by its looks. */
  public static boolean isOne(String password) {
    return password.startsWith(PREFIX);
  }

  /**
   * Makes one.
   *
   * @return the password; it is stored hashed and cannot be had again
   * @throws IllegalStateException when the account has 50 of them
   */
  public String make(String account, String name) {
    if (of(account).size() >= MOST) {
      throw new IllegalStateException("You have 50 app passwords. Revoke one of them first.");
    }
    String password = PREFIX + Tokens.make();
    database
        .sql(
            """
            insert into security_app_passwords (account, name, hash, made_at)
            values (:account, :name, :hash, :now)
            """)
        .param("account", account)
        .param("name", name)
        .param("hash", Digest.of(password))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new AppPasswordMade(account, name));
    return password;
  }

  /** Whether this is a password of the account; keeps when and where it was used. */
  public boolean check(String account, String password, String address) {
    Instant now = clock.instant();
    List<Timestamp> used =
        database
            .sql(
                """
                select coalesce(used_at, timestamptz 'epoch') from security_app_passwords
                where hash = :hash and account = :account and revoked_at is null
                """)
            .param("hash", Digest.of(password))
            .param("account", account)
            .query(Timestamp.class)
            .list();
    if (used.isEmpty()) {
      return false;
    }
    if (used.get(0).toInstant().isBefore(now.minus(WRITTEN))) {
      database
          .sql(
              """
              update security_app_passwords set used_at = :now, address = :address
              where hash = :hash
              """)
          .param("now", Timestamp.from(now))
          .param("address", address)
          .param("hash", Digest.of(password))
          .update();
    }
    return true;
  }

  /** Those of an account that are in force, the newest first. */
  @Transactional(readOnly = true)
  public List<AppPassword> of(String account) {
    return database
        .sql(
            """
            select id, name, made_at, used_at, address from security_app_passwords
            where account = :account and revoked_at is null order by id desc
            """)
        .param("account", account)
        .query(AppPassword.class)
        .list();
  }

  /** Ends one of an account. */
  public void revoke(String account, long id) {
    database
        .sql(
            """
            update security_app_passwords set revoked_at = :now
            where account = :account and id = :id and revoked_at is null returning name
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("account", account)
        .param("id", id)
        .query(String.class)
        .optional()
        .ifPresent(name -> events.publishEvent(new AppPasswordRevoked(account, name)));
  }
}
