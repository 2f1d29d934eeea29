package org.tocsin.oncall.gap;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.directory.DirectoryCheck;
import org.tocsin.directory.model.Organisation;
import org.tocsin.oncall.schedule.Overrides;
import org.tocsin.oncall.schedule.Schedule;

/** Warns of gaps before a directory is applied that would make them. */
@Component
class GapWarnings implements DirectoryCheck {
  private final Overrides overrides;

  GapWarnings(Overrides overrides) {
    this.overrides = overrides;
  }

  @Override
  public List<String> warnings(Organisation organisation, Instant now) {
    Schedule schedule =
        new Schedule(
            organisation,
            overrides.touching(now.minus(Schedule.FAR), now.plus(Gaps.AHEAD).plus(Schedule.FAR)));
    return organisation.teams().stream()
        .flatMap(team -> Gaps.of(schedule, team, now).stream().map(gap -> gap.words(team)))
        .toList();
  }
}
