package org.tocsin.security.devices;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.account.Accounts.PasswordSet;
import org.tocsin.security.event.SecurityEvent.DeviceForgotten;
import org.tocsin.security.event.SecurityEvent.DeviceRemembered;
import org.tocsin.security.event.SecurityEvent.DeviceTokenReused;
import org.tocsin.security.event.SecurityEvent.Origin;
import org.tocsin.security.sessions.SessionEnds;
import org.tocsin.security.token.Digest;
import org.tocsin.security.token.Tokens;

/**
 * Devices on which somebody stays signed in. What a device shows is good once and then replaced;
 * one that shows something old has been copied, and then every device and session of the account
 * ends.
 */
@Repository
@Transactional
public class Devices {
  /** Without a use; a device that is used stays. */
  static final Duration LIFETIME = Duration.ofDays(30);

  /** A browser asks for several things at once, each with what it had before the first answer. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final int MOST = 20;

  private final JdbcClient database;
  private final SessionEnds sessions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Devices(
      JdbcClient database, SessionEnds sessions, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** A device as its owner sees it. */
  public record Device(long id, Instant madeAt, Instant usedAt, String address, String browser) {}

  /**
   * What came of a device that showed its token.
   *
   * @param account who stays signed in
   * @param next what the device shows the next time; null when it has that already
   */
  record Use(String account, @Nullable String next) {}

  /** Remembers a device and returns what it shows the next time. */
  String remember(String account, Origin origin) {
    String series = Tokens.make();
    String token = Tokens.make();
    Timestamp now = Timestamp.from(clock.instant());
    database
        .sql(
            """
            insert into security_devices (account, series_hash, token_hash, rotated_at, made_at,
              used_at, address, browser)
            values (:account, :series, :token, :now, :now, :now, :address, :browser)
            """)
        .param("account", account)
        .param("series", Digest.of(series))
        .param("token", Digest.of(token))
        .param("now", now)
        .param("address", origin.address())
        .param("browser", origin.browser())
        .update();
    database
        .sql(
            """
            delete from security_devices where account = :account and id not in (
              select id from security_devices where account = :account
              order by used_at desc, id desc limit :most)
            """)
        .param("account", account)
        .param("most", MOST)
        .update();
    events.publishEvent(new DeviceRemembered(account, origin));
    return series + "." + token;
  }

  private record Row(
      long id,
      String account,
      byte[] tokenHash,
      byte @Nullable [] previousHash,
      Instant rotatedAt,
      Instant usedAt) {}

  /** Signs a device's owner in again; empty when the device is not remembered any more. */
  Optional<Use> use(String shown, Origin origin) {
    int dot = shown.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    String series = shown.substring(0, dot);
    Instant now = clock.instant();
    Optional<Row> row = row(series).filter(r -> r.usedAt().plus(LIFETIME).isAfter(now));
    return row.flatMap(r -> use(r, series, Digest.of(shown.substring(dot + 1)), origin, now));
  }

  private Optional<Use> use(Row row, String series, byte[] hash, Origin origin, Instant now) {
    if (MessageDigest.isEqual(hash, row.tokenHash())) {
      String next = Tokens.make();
      rotate(row.id(), Digest.of(next), origin, now);
      return Optional.of(new Use(row.account(), series + "." + next));
    }
    if (row.previousHash() != null
        && MessageDigest.isEqual(hash, row.previousHash())
        && row.rotatedAt().plus(GRACE).isAfter(now)) {
      return Optional.of(new Use(row.account(), null));
    }
    forgetAll(row.account());
    events.publishEvent(new DeviceTokenReused(row.account(), origin));
    sessions.end(row.account(), "a device showed a token that was used before", null);
    return Optional.empty();
  }

  private Optional<Row> row(String series) {
    return database
        .sql(
            """
            select id, account, token_hash, previous_hash, rotated_at, used_at
            from security_devices where series_hash = :series for update
            """)
        .param("series", Digest.of(series))
        .query(
            (r, number) ->
                new Row(
                    r.getLong("id"),
                    r.getString("account"),
                    r.getBytes("token_hash"),
                    r.getBytes("previous_hash"),
                    r.getTimestamp("rotated_at").toInstant(),
                    r.getTimestamp("used_at").toInstant()))
        .optional();
  }

  private void rotate(long id, byte[] next, Origin origin, Instant now) {
    database
        .sql(
            """
            update security_devices set previous_hash = token_hash, token_hash = :next,
              rotated_at = :now, used_at = :now, address = :address, browser = :browser
            where id = :id
            """)
        .param("id", id)
        .param("next", next)
        .param("now", Timestamp.from(now))
        .param("address", origin.address())
        .param("browser", origin.browser())
        .update();
  }

  /** The devices of an account, the last one used first. */
  @Transactional(readOnly = true)
  public List<Device> of(String account) {
    return database
        .sql(
            """
            select id, made_at, used_at, address, browser from security_devices
            where account = :account and used_at > :oldest order by used_at desc, id desc
            """)
        .param("account", account)
        .param("oldest", Timestamp.from(clock.instant().minus(LIFETIME)))
        .query(
            (r, number) ->
                new Device(
                    r.getLong("id"),
                    r.getTimestamp("made_at").toInstant(),
                    r.getTimestamp("used_at").toInstant(),
                    r.getString("address"),
                    r.getString("browser")))
        .list();
  }

  /** Forgets one device of an account. */
  public void forget(String account, long id) {
    int forgotten =
        database
            .sql("delete from security_devices where account = :account and id = :id")
            .param("account", account)
            .param("id", id)
            .update();
    if (forgotten > 0) {
      events.publishEvent(new DeviceForgotten(account));
    }
  }

  /** Forgets the device that shows this. */
  void forget(String shown) {
    database
        .sql("delete from security_devices where series_hash = :series")
        .param("series", Digest.of(shown.split("\\.", 2)[0]))
        .update();
  }

  /** Ends every session of the account and forgets every device, no matter who uses them. */
  public void signOutEverywhere(String account) {
    forgetAll(account);
    sessions.end(account, "signed out everywhere", account);
  }

  @EventListener
  void passwordSet(PasswordSet set) {
    forgetAll(set.account());
  }

  private void forgetAll(String account) {
    database
        .sql("delete from security_devices where account = :account")
        .param("account", account)
        .update();
  }
}
