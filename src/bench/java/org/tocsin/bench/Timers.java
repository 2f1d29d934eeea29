package org.tocsin.bench;

import java.time.Duration;

/** Something that does things at the time they are due. */
public interface Timers extends AutoCloseable {
  /**
   * Sets timers, lets all of them fire, and returns how late each was, in milliseconds.
   *
   * @param within they are due at random moments of so long a time; all at once when it is zero
   */
  double[] lateness(int timers, Duration within) throws Exception;
}
