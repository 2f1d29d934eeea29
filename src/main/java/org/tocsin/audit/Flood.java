package org.tocsin.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * Bounds how many entries strangers can cause: {@value #MOST} a minute on each node. What is more
 * is only counted.
 */
final class Flood {
  static final int MOST = 60;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private Instant began = Instant.EPOCH;
  private int written;
  private long left;

  /**
   * Whether one more entry fits into this minute.
   *
   * @param leftOut how many did not fit before this one; only asked when the entry is written
   */
  record Room(boolean fits, long leftOut) {}

  /** The end of an entry that was written after others were left out; empty when none were. */
  static String words(long leftOut) {
    return leftOut == 0 ? "" : " Before it, %d such entries were left out.".formatted(leftOut);
  }

  synchronized Room take(Instant now) {
    if (!now.isBefore(began.plus(WINDOW)) || now.isBefore(began)) {
      began = now;
      written = 0;
    }
    if (written >= MOST) {
      left++;
      return new Room(false, 0);
    }
    written++;
    Room room = new Room(true, left);
    left = 0;
    return room;
  }
}
