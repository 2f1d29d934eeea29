package org.tocsin.watch.node;

import java.time.Duration;
import java.time.Instant;

/**
 * A node, by what it last wrote about itself.
 *
 * @param name its host and port
 * @param seen how long ago it wrote, by the clock of the database
 * @param clockOff how far the clock of its machine is ahead of the database's; negative: behind
 */
public record Node(
    String id, String name, String version, Instant startedAt, Duration seen, Duration clockOff) {
  /** Four times as long as a node that lives keeps silent. */
  static final Duration MISSING_AFTER = Duration.ofSeconds(20);

  private static final Duration CLOCK_MAY_BE_OFF = Duration.ofSeconds(1);

  public boolean isMissing() {
    return seen.compareTo(MISSING_AFTER) > 0;
  }

  public boolean isClockOff() {
    return clockOff.abs().compareTo(CLOCK_MAY_BE_OFF) > 0;
  }

  /** Such as {@code +2.500 s}. */
  public String clockWords() {
    return "%+.3f s".formatted(clockOff.toMillis() / 1000.0);
  }
}
