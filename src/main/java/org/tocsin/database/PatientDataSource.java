package org.tocsin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Waits a little for a server that is not there. The pool asks a server that refuses ever more
 * seldom, at last every 5 seconds: so long would nobody be paged after it is back.
 */
final class PatientDataSource extends DelegatingDataSource {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** Nobody listens; the server is starting or stopping. */
  private static final Set<String> NOT_THERE = Set.of("08001", "57P03");

  PatientDataSource(DataSource server) {
    super(server);
  }

  /** The one that the pool calls. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    long began = System.nanoTime();
    while (true) {
      try {
        return super.getConnection(user, password);
      } catch (SQLException e) {
        boolean enough = System.nanoTime() - began > PATIENCE.toNanos();
        if (enough || Thread.currentThread().isInterrupted() || !isNotThere(e)) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.NANOSECONDS.convert(AGAIN));
      }
    }
  }

  private static boolean isNotThere(SQLException e) {
    return e.getSQLState() != null && NOT_THERE.contains(e.getSQLState());
  }
}
