package org.tocsin.security;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** A database that is away, full or starting: what was sent can be sent again. */
final class Outage {
  static final String RETRY_AFTER_SECONDS = "5";
  static final String SENTENCE =
      "The database does not answer, and nothing was stored. Please send it again.";

  /**
   * Classes of SQLSTATE: connection, out of resources, intervention by an operator, error outside
   * the server.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  private static final int MOST_CAUSES = 20;

  private Outage() {}

  static boolean isCauseOf(Throwable problem) {
    return Stream.<@Nullable Throwable>iterate(problem, Outage::cause)
        .limit(MOST_CAUSES)
        .anyMatch(Outage::isOne);
  }

  /** Of a transaction that could not even be rolled back, what it was to be rolled back for. */
  private static @Nullable Throwable cause(@Nullable Throwable problem) {
    if (problem instanceof TransactionSystemException failed
        && failed.getApplicationException() != null) {
      return failed.getApplicationException();
    }
    return problem == null ? null : problem.getCause();
  }

  private static boolean isOne(@Nullable Throwable cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return true;
    }
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().length() >= 2
        && CLASSES.contains(sql.getSQLState().substring(0, 2));
  }
}
