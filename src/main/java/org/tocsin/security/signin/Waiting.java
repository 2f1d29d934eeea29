package org.tocsin.security.signin;

import java.time.Duration;

/** How long to wait after so many failures. */
final class Waiting {
  /** However many there were, a right password works again after this. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int DOUBLINGS = 5;

  private Waiting() {}

  /** Nothing for the first ones, then a second, and twice as long with each further one. */
  static Duration after(int failures, int free) {
    if (failures <= free) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(failures - free - 1, DOUBLINGS));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
