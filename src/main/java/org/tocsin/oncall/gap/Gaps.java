package org.tocsin.oncall.gap;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.oncall.schedule.Words;

/** When nobody will be on call for a team: pure arithmetic. */
public final class Gaps {
  /** How far one looks ahead. */
  public static final Duration AHEAD = Duration.ofDays(14);

  private Gaps() {}

  /**
   * @param duty which place of the team's escalation is empty
   * @param span until {@link Instant#MAX} when it does not end within a year
   */
  public record Gap(Target duty, Span span) {
    /** A sentence, with times in the team's zone. */
    public String words(Team team) {
      return "%s has no %s %s."
          .formatted(
              team.name(),
              duty.duty().word(),
              span.until().equals(Instant.MAX)
                  ? "from %s on".formatted(Words.at(span.from(), team.zone()))
                  : Words.span(span, team.zone()));
    }
  }

  /** The gaps of all duties of the team that are held at all, in the time that lies ahead. */
  public static List<Gap> of(Schedule schedule, Team team, Instant now) {
    return Arrays.stream(Duty.values())
        .filter(duty -> !team.holders(duty).isEmpty())
        .map(duty -> Target.duty(team.id(), duty))
        .flatMap(
            target ->
                schedule.gaps(target, now, now.plus(AHEAD)).stream()
                    .map(span -> new Gap(target, whole(schedule, target, span, now))))
        .toList();
  }

  /** A gap that reaches beyond what was looked at is followed to its end. */
  private static Span whole(Schedule schedule, Target target, Span span, Instant now) {
    if (span.until().isBefore(now.plus(AHEAD))) {
      return span;
    }
    Instant far = span.from().plus(Schedule.FAR);
    Instant until = schedule.gaps(target, span.from(), far).get(0).until();
    return new Span(span.from(), until.equals(far) ? Instant.MAX : until);
  }
}
