package org.tocsin.alert.heartbeat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.alert.Digest;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.security.token.SecretChanged;
import org.tocsin.security.token.Tokens;

/** The signals that are expected. Each has an address of its own, which is shown once. */
@Repository
@Transactional
public class Heartbeats {
  private static final int LONGEST_TOKEN = 100;

  private final JdbcClient database;
  private final Processes processes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Heartbeats(
      JdbcClient database, Processes processes, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.processes = processes;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Expects a signal from now on.
   *
   * @return the last part of its address, which nobody can look up afterwards
   */
  public String make(
      String name,
      String service,
      String severity,
      Duration interval,
      Duration grace,
      String person) {
    String token = Tokens.make();
    long id =
        database
            .sql(
                """
                insert into alert_heartbeats
                  (name, service, severity, interval_seconds, grace_seconds, token, made_by,
                   created_at)
                values (:name, :service, :severity, :interval, :grace, :token, :person, :now)
                returning id
                """)
            .param("name", name)
            .param("service", service)
            .param("severity", severity)
            .param("interval", interval.toSeconds())
            .param("grace", grace.toSeconds())
            .param("token", digest(token))
            .param("person", person)
            .param("now", now())
            .query(Long.class)
            .single();
    processes.begin(Message.HEARTBEAT_EXPECTED, Map.of("heartbeat", id));
    events.publishEvent(new SecretChanged(person, "made the heartbeat " + name));
    return token;
  }

  /** Those that are expected, by name. */
  public List<Heartbeat> all() {
    return database
        .sql("select * from alert_heartbeats where removed_at is null order by name, id")
        .query(Heartbeats::heartbeat)
        .list();
  }

  /** The last that were removed, the newest first. */
  public List<Heartbeat> removed(int most) {
    return database
        .sql(
            """
            select * from alert_heartbeats where removed_at is not null
            order by removed_at desc, id desc limit :most
            """)
        .param("most", most)
        .query(Heartbeats::heartbeat)
        .list();
  }

  /** Empty when it was removed. */
  public Optional<Heartbeat> find(long id) {
    return database
        .sql("select * from alert_heartbeats where id = :id and removed_at is null")
        .param("id", id)
        .query(Heartbeats::heartbeat)
        .optional();
  }

  /** The signal has come; false when no heartbeat has this address. */
  boolean received(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return false;
    }
    Optional<Heartbeat> heartbeat =
        database
            .sql(
                """
                update alert_heartbeats set last_at = :now
                where token = :token and removed_at is null returning *
                """)
            .param("now", now())
            .param("token", digest(token))
            .query(Heartbeats::heartbeat)
            .optional();
    heartbeat.ifPresent(this::tellWhoWaits);
    return heartbeat.isPresent();
  }

  /** Expects it no more; false when it was removed before. An alert about it ends. */
  public boolean remove(long id, String person) {
    Optional<Heartbeat> heartbeat =
        database
            .sql(
                """
                update alert_heartbeats set removed_at = :now, removed_by = :person
                where id = :id and removed_at is null returning *
                """)
            .param("now", now())
            .param("person", person)
            .param("id", id)
            .query(Heartbeats::heartbeat)
            .optional();
    heartbeat.ifPresent(this::tellWhoWaits);
    heartbeat.ifPresent(
        gone ->
            events.publishEvent(new SecretChanged(person, "removed the heartbeat " + gone.name())));
    return heartbeat.isPresent();
  }

  /** Whoever reported it missing is told once. */
  private void tellWhoWaits(Heartbeat heartbeat) {
    if (heartbeat.missingIn() != null) {
      processes.tellInstance(Message.HEARTBEAT_RECEIVED, heartbeat.missingIn(), heartbeat.id());
      missing(heartbeat.id(), null);
    }
  }

  /** Held: a signal of this very moment is either seen here, or finds that it is missed. */
  Optional<Heartbeat> hold(long id) {
    return database
        .sql("select * from alert_heartbeats where id = :id for no key update")
        .param("id", id)
        .query(Heartbeats::heartbeat)
        .optional();
  }

  void missing(long id, @Nullable String processInstance) {
    database
        .sql("update alert_heartbeats set missing_in = :instance where id = :id")
        .param("instance", processInstance)
        .param("id", id)
        .update();
  }

  private static String digest(String token) {
    return Digest.of("heartbeat", token);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Heartbeat heartbeat(ResultSet row, int number) throws SQLException {
    return new Heartbeat(
        row.getLong("id"),
        row.getString("name"),
        row.getString("service"),
        row.getString("severity"),
        Duration.ofSeconds(row.getLong("interval_seconds")),
        Duration.ofSeconds(row.getLong("grace_seconds")),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "last_at"),
        row.getString("missing_in"),
        row.getString("made_by"),
        instant(row, "removed_at"),
        row.getString("removed_by"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
