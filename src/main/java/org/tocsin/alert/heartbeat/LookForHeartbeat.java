package org.tocsin.alert.heartbeat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;

/** Look for heartbeat: has the signal come in time? */
@Component
class LookForHeartbeat implements Verb<LookForHeartbeat.In, LookForHeartbeat.Out> {
  private final Heartbeats heartbeats;
  private final Clock clock;

  LookForHeartbeat(Heartbeats heartbeats, Clock clock) {
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  /**
   * @param heartbeat the number of the heartbeat
   */
  record In(long heartbeat) {}

  /**
   * @param standing {@code in time}, {@code missing} or {@code removed}
   * @param due when to look again, in UTC; null when it is missing or removed
   */
  record Out(String standing, @Nullable Instant due) {}

  @Override
  public Out apply(In in) {
    return heartbeats
        .find(in.heartbeat())
        .map(
            heartbeat ->
                heartbeat.due().isAfter(clock.instant())
                    ? new Out("in time", wholeSecondAfter(heartbeat.due()))
                    : new Out("missing", null))
        .orElse(new Out("removed", null));
  }

  /** The engine's timers know seconds; one that fired early would look again and again. */
  private static Instant wholeSecondAfter(Instant due) {
    return due.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }
}
