package org.tocsin.engine.outside;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;

/** Two transactions that touch one process at the same moment: one of them has to try again. */
public final class Conflicts {
  private static final int TRIES = 5;

  /** PostgreSQL rolled a transaction back so that another could go on. */
  private static final String ROLLED_BACK = "40";

  /** One transaction removes what another has just hung something on. */
  private static final String STILL_REFERENCED = "23503";

  private Conflicts() {}

  /**
   * Runs a whole transaction, again when it collides with another. Within a transaction that has
   * begun already it runs once, because only its beginner can begin it again.
   *
   * @param transaction begins and commits inside; must bear being run again
   */
  public static <T> T retry(Supplier<T> transaction) {
    for (int tried = 1; ; tried++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (tried == TRIES || isActualTransactionActive() || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isConflict(@Nullable Throwable e) {
    return e != null
        && (e instanceof OptimisticLockingException
            || (e instanceof SQLException refused && isConflict(refused.getSQLState()))
            || isLost(e)
            || isConflict(e.getCause()));
  }

  private static boolean isConflict(@Nullable String state) {
    return state != null && (state.startsWith(ROLLED_BACK) || state.equals(STILL_REFERENCED));
  }

  /** The engine looks at what another transaction has removed since it began to look. */
  private static boolean isLost(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e instanceof NullPointerException
        && trace.length > 0
        && trace[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
  }
}
