package org.tocsin.oncall.handoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.engine.verb.Verb;
import org.tocsin.oncall.Watches;
import org.tocsin.oncall.schedule.Schedules;

/** Find hand-over: when the next person comes on call for the team. */
@Component
class FindHandOver implements Verb<FindHandOver.In, FindHandOver.Out> {
  private static final Duration AHEAD = Duration.ofDays(31);

  private final Watches watches;
  private final Directory directory;
  private final Schedules schedules;
  private final Clock clock;

  FindHandOver(Watches watches, Directory directory, Schedules schedules, Clock clock) {
    this.watches = watches;
    this.directory = directory;
    this.schedules = schedules;
    this.clock = clock;
  }

  /**
   * @param since when it was looked for before; null the first time
   * @param handOverAt what was found then; it is kept when it has come meanwhile
   */
  record In(String team, @Nullable String since, @Nullable String handOverAt) {}

  /**
   * @param exists whether the team is still in the directory
   * @param since whoever comes on call after this instant is told
   * @param handOverAt when the next one does; in a month at the latest, to look again
   */
  record Out(boolean exists, Instant since, Instant handOverAt) {}

  @Override
  public Out apply(In in) {
    watches.oneAtATime();
    Instant now = clock.instant();
    boolean exists = directory.team(in.team()).isPresent();
    if (in.since() != null
        && in.handOverAt() != null
        && !Instant.parse(in.handOverAt()).isAfter(now)) {
      return new Out(exists, Instant.parse(in.since()), Instant.parse(in.handOverAt()));
    }
    Instant latest = now.plus(AHEAD);
    return new Out(
        exists,
        now,
        HandOvers.next(schedules.between(now, latest), in.team(), now, latest).orElse(latest));
  }
}
