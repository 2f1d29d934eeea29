package org.tocsin.engine.outside;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The lock under which this node does a piece of outside work. It is renewed for as long as the
 * node lives; one that stands still for long loses it, and another node does the work.
 */
public final class Lease {
  private final Clock clock;
  private volatile Instant until;

  Lease(Clock clock, Instant until) {
    this.clock = clock;
    this.until = until;
  }

  /**
   * To be asked right before the step that cannot be taken back.
   *
   * @throws HeldUp when another node may be doing the work
   */
  public void check() {
    if (!lasts(Duration.ZERO)) {
      throw new HeldUp();
    }
  }

  boolean lasts(Duration longer) {
    return clock.instant().plus(longer).isBefore(until);
  }

  void renew(Duration longer, Runnable renewal) {
    Instant asked = clock.instant();
    renewal.run();
    until = asked.plus(longer);
  }
}
