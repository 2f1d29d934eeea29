package org.tocsin.oncall.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Who is on call over time, by one rotation or for one duty: pure arithmetic. */
public interface Line {
  /** Those who are on call, in their order. */
  List<Held> at(Instant at);

  /** Every instant between these two at which the answer may change, and perhaps some more. */
  Stream<Instant> cuts(Instant from, Instant until);

  /** Longer than anything that somebody holds from one instant to another. */
  Duration reach();

  /** Somebody who holds it always. */
  static Line of(Held always) {
    return new Line() {
      @Override
      public List<Held> at(Instant at) {
        return List.of(always);
      }

      @Override
      public Stream<Instant> cuts(Instant from, Instant until) {
        return Stream.empty();
      }

      @Override
      public Duration reach() {
        return Duration.ofDays(1);
      }
    };
  }
}
