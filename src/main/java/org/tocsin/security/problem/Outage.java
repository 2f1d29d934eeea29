package org.tocsin.security.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database that is away, full or starting: what was sent can be sent again. */
public final class Outage {
  static final String RETRY_AFTER_SECONDS = "5";
  static final String SENTENCE =
      "The database does not answer. Please send it again: it may not have been stored.";

  /**
   * Classes of SQLSTATE: connection, out of resources, intervention by an operator, error outside
   * the server.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  private static final int MOST_CAUSES = 20;

  private Outage() {}

  public static boolean isCauseOf(Throwable problem) {
    return Stream.<@Nullable Throwable>iterate(
            problem, cause -> cause == null ? null : cause.getCause())
        .limit(MOST_CAUSES)
        .anyMatch(Outage::isOne);
  }

  private static boolean isOne(@Nullable Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || (cause instanceof SQLException said && isOne(said.getSQLState()));
  }

  /**
   * Whatever the server and its driver say has a state. Without one it is the connection pool that
   * speaks, of a connection that is lost.
   */
  private static boolean isOne(@Nullable String state) {
    return state == null || (state.length() >= 2 && CLASSES.contains(state.substring(0, 2)));
  }
}
