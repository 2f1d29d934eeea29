package org.tocsin.watch.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the other side of a way answers this node.
 *
 * @param answeredAt when it last did; null when it never has
 * @param failures how often in a row it has not
 * @param failingSince null as long as it answers
 * @param words what it said last, or why it did not
 */
public record WayState(
    String way,
    @Nullable Instant answeredAt,
    int failures,
    @Nullable Instant failingSince,
    String words) {
  /** Once may be a hiccup. */
  private static final int SILENT_AFTER = 2;

  public boolean answers() {
    return failures == 0;
  }

  boolean isSilent() {
    return failures >= SILENT_AFTER;
  }

  static WayState asked(String way) {
    return new WayState(way, null, 0, null, "");
  }

  WayState answered(Instant at, String words) {
    return new WayState(way, at, 0, null, words);
  }

  WayState failed(Instant at, String words) {
    return new WayState(
        way, answeredAt, failures + 1, failingSince == null ? at : failingSince, words);
  }
}
