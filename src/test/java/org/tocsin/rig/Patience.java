package org.tocsin.rig;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something to become true, and says what did not. */
public final class Patience {
  private static final long LOOK_EVERY_MILLIS = 20;

  private Patience() {}

  /**
   * Looks until it is so; a look that throws is a no.
   *
   * @return how long it took
   * @throws AssertionError when it is not so in time
   */
  public static Duration until(String what, Duration atMost, Callable<Boolean> look) {
    long began = System.nanoTime();
    Exception last = null;
    do {
      try {
        if (look.call()) {
          return Duration.ofNanos(System.nanoTime() - began);
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      pause(Duration.ofMillis(LOOK_EVERY_MILLIS));
    } while (System.nanoTime() - began < atMost.toNanos());
    throw new AssertionError("Not within %s: %s".formatted(atMost, what), last);
  }

  /** Lets time pass where time itself is what is tried, such as a silence that has to last. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
