package org.tocsin.engine.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repairs by hand: an administrator who changes a running process in Cockpit or over the engine's
 * REST interface says why first. For half an hour afterwards the engine takes their changes, and
 * each one is published as an {@link EngineOperation} with that reason.
 */
@Repository
public class Repairs {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final ThreadLocal<@Nullable Repair> RUNNING = new ThreadLocal<>();

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Repairs(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param person the id of the administrator
   * @param endsAt until when their changes are taken
   */
  public record Repair(String person, String reason, Instant startedAt, Instant endsAt) {}

  /**
   * Starts a repair; an earlier one of this person ends.
   *
   * @param reason at most 500 characters
   */
  public void start(String person, String reason) {
    end(person);
    Instant now = clock.instant();
    database
        .sql(
            """
            insert into engine_repairs (person, reason, started_at, ends_at)
            values (:person, :reason, :now, :end)
            """)
        .param("person", person)
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .param("end", Timestamp.from(now.plus(LONGEST)))
        .update();
    events.publishEvent(new RepairStarted(person, reason));
  }

  /** Ends this person's repair, if there is one. */
  public void end(String person) {
    database
        .sql("update engine_repairs set ends_at = :now where person = :person and ends_at > :now")
        .param("now", Timestamp.from(clock.instant()))
        .param("person", person)
        .update();
  }

  /** The repair that this person is doing now. */
  public Optional<Repair> current(String person) {
    return database
        .sql(
            """
            select * from engine_repairs where person = :person and ends_at > :now
            order by id desc limit 1
            """)
        .param("person", person)
        .param("now", Timestamp.from(clock.instant()))
        .query(Repairs::repair)
        .optional();
  }

  /** The latest repairs of everybody, the newest first. */
  public List<Repair> newest(int most) {
    return database
        .sql("select * from engine_repairs order by id desc limit :most")
        .param("most", most)
        .query(Repairs::repair)
        .list();
  }

  /** What this thread changes until it is closed. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** What the engine logs on this thread is done for the reason of this repair, until closed. */
  public static Scope enter(Repair repair) {
    RUNNING.set(repair);
    return RUNNING::remove;
  }

  /** The repair that this thread is part of. */
  static Optional<Repair> running() {
    return Optional.ofNullable(RUNNING.get());
  }

  private static Repair repair(ResultSet row, int number) throws SQLException {
    return new Repair(
        row.getString("person"),
        row.getString("reason"),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("ends_at").toInstant());
  }
}
