package org.tocsin.oncall.gap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.verb.Verb;
import org.tocsin.oncall.rotation.WallClock;

/** Plan gap check: at the next nine o'clock in the team's zone. */
@Component
class PlanGapCheck implements Verb<PlanGapCheck.In, PlanGapCheck.Out> {
  private static final LocalTime AT = LocalTime.of(9, 0);

  private final Directory directory;
  private final Clock clock;

  PlanGapCheck(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  record In(String team) {}

  /**
   * @param exists whether the team is still in the directory
   * @param gapCheck when its gaps are looked for
   */
  record Out(boolean exists, Instant gapCheck) {}

  @Override
  public Out apply(In in) {
    ZoneId zone = directory.team(in.team()).map(Team::zone).orElse(ZoneOffset.UTC);
    ZonedDateTime now = clock.instant().atZone(zone);
    Instant today = WallClock.instant(now.toLocalDate().atTime(AT), zone);
    Instant next =
        today.isAfter(now.toInstant())
            ? today
            : WallClock.instant(now.toLocalDate().plusDays(1).atTime(AT), zone);
    return new Out(directory.team(in.team()).isPresent(), next);
  }
}
