package org.tocsin.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the database, which is the same for every node. A node whose own clock is wrong, or
 * is set, would page too early or too late; so its own clock only measures how long ago the
 * database was asked, and that by the counter nobody can set.
 */
final class DatabaseClock extends Clock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final DataSource database;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread asking = new Thread(work, "database-clock");
            asking.setDaemon(true);
            return asking;
          });
  private volatile Reading reading;

  private DatabaseClock(DataSource database, Reading reading) {
    this.database = database;
    this.reading = reading;
  }

  /**
   * What the database said.
   *
   * @param nanos the counter of this machine when it said so
   * @param doubt how far off that may be
   */
  private record Reading(Instant time, long nanos, Duration doubt) {
    Instant at(long now) {
      return time.plusNanos(now - nanos);
    }

    /** A difference that the way to the database explains is none. */
    boolean differsFrom(Reading other) {
      return Duration.between(other.at(nanos), time).abs().compareTo(doubt) > 0;
    }
  }

  /**
   * Asks once, and from then on every second.
   *
   * @throws SQLException when the database does not answer
   */
  static DatabaseClock of(DataSource database) throws SQLException {
    DatabaseClock clock = new DatabaseClock(database, ask(database));
    clock.thread.scheduleWithFixedDelay(
        clock::adjust, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return clock;
  }

  private static Reading ask(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      long asked = System.nanoTime();
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        long way = (System.nanoTime() - asked) / 2;
        Instant time = row.getObject(1, OffsetDateTime.class).toInstant();
        return new Reading(time, asked + way, Duration.ofNanos(way));
      }
    }
  }

  private void adjust() {
    try {
      Reading next = ask(database);
      if (next.differsFrom(reading)) {
        reading = next;
      }
    } catch (SQLException | RuntimeException e) {
      log.debug("The database does not tell the time; counting on from when it last did", e);
    }
  }

  @Override
  public Instant instant() {
    return reading.at(System.nanoTime());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException(
        "Instants have no zone; ask a team's zone for its time");
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
