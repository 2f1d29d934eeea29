package org.tocsin.oncall.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.rotation.Span;

/**
 * Who is primary or secondary twice at once. Commander and management are shared by design; so are
 * two duties with the same holders.
 */
final class DoubleBookings {
  private DoubleBookings() {}

  /** Those of this duty within this time. */
  static List<DoubleBooking> of(Schedule schedule, Target duty, Instant from, Instant until) {
    if (duty.duty() != Duty.PRIMARY && duty.duty() != Duty.SECONDARY) {
      return List.of();
    }
    List<Shift> own = schedule.shifts(duty, from, until);
    List<DoubleBooking> found = new ArrayList<>();
    others(schedule, duty)
        .forEach(
            other -> {
              for (Shift theirs : schedule.shifts(other, from, until)) {
                own.stream()
                    .filter(shift -> shift.person().equals(theirs.person()))
                    .map(shift -> common(shift, theirs, new Span(from, until)))
                    .filter(span -> span.from().isBefore(span.until()))
                    .forEach(
                        span -> found.add(new DoubleBooking(theirs.person(), duty, other, span)));
              }
            });
    return List.copyOf(found);
  }

  private static Stream<Target> others(Schedule schedule, Target duty) {
    List<Holder> holders = holders(schedule, duty);
    return schedule.organisation().teams().stream()
        .map(Team::id)
        .flatMap(
            team -> Stream.of(Target.duty(team, Duty.PRIMARY), Target.duty(team, Duty.SECONDARY)))
        .filter(other -> !other.equals(duty))
        .filter(other -> other.id().equals(duty.id()) || !holders(schedule, other).equals(holders));
  }

  private static List<Holder> holders(Schedule schedule, Target duty) {
    return schedule
        .organisation()
        .team(duty.id())
        .map(team -> team.holders(duty.duty()))
        .orElse(List.of());
  }

  private static Span common(Shift one, Shift other, Span within) {
    return new Span(
        latest(within.from(), one.from(), other.from()),
        earliest(within.until(), one.until(), other.until()));
  }

  private static Instant latest(@Nullable Instant... instants) {
    return Stream.of(instants).filter(Objects::nonNull).max(Instant::compareTo).orElseThrow();
  }

  private static Instant earliest(@Nullable Instant... instants) {
    return Stream.of(instants).filter(Objects::nonNull).min(Instant::compareTo).orElseThrow();
  }
}
