package org.tocsin.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;

/** Two transactions that touch one process at the same moment: one of them has to try again. */
public final class Conflicts {
  private static final int TRIES = 5;

  private Conflicts() {}

  /**
   * Runs a whole transaction, again when it collides with another.
   *
   * @param transaction begins and commits inside; must bear being run again
   */
  public static <T> T retry(Supplier<T> transaction) {
    for (int tried = 1; ; tried++) {
      try {
        return transaction.get();
      } catch (OptimisticLockingException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }
}
