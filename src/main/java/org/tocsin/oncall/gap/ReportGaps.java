package org.tocsin.oncall.gap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.verb.Verb;
import org.tocsin.oncall.Letterbox;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;

/** Report gaps: the team's management learns when nobody will be on call, once for each gap. */
@Component
class ReportGaps implements Verb<ReportGaps.In, Verb.Nothing> {
  private final Directory directory;
  private final Schedules schedules;
  private final GapsTold told;
  private final Letterbox letters;
  private final Accounts accounts;
  private final Clock clock;

  ReportGaps(
      Directory directory,
      Schedules schedules,
      GapsTold told,
      Letterbox letters,
      Accounts accounts,
      Clock clock) {
    this.directory = directory;
    this.schedules = schedules;
    this.told = told;
    this.letters = letters;
    this.accounts = accounts;
    this.clock = clock;
  }

  record In(String team) {}

  @Override
  public Nothing apply(In in) {
    directory.team(in.team()).ifPresent(this::report);
    return Nothing.NOTHING;
  }

  private void report(Team team) {
    Instant now = clock.instant();
    Schedule schedule = schedules.between(now, now.plus(Gaps.AHEAD));
    List<Gaps.Gap> fresh =
        Gaps.of(schedule, team, now).stream().filter(gap -> told.add(gap, now)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    String lines = fresh.stream().map(gap -> gap.words(team)).collect(Collectors.joining("\n"));
    recipients(schedule, team, now)
        .forEach(
            person ->
                letters.send(
                    person,
                    "Nobody is on call for %s at times in the next 14 days".formatted(team.name()),
                    lines
                        + "\n\nUntil then, add an override on the team's calendar or change the"
                        + " rotation. A page in a gap goes to the next level at once."));
  }

  /** An administrator, when nobody manages the team. */
  private List<String> recipients(Schedule schedule, Team team, Instant now) {
    List<String> management =
        schedule.people(Target.duty(team.id(), Duty.MANAGEMENT), now).stream()
            .map(Person::id)
            .toList();
    return management.isEmpty() ? accounts.membersOf(Accounts.ADMINISTRATOR) : management;
  }
}
