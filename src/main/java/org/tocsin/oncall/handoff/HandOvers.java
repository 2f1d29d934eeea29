package org.tocsin.oncall.handoff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;

/** Who comes on call for a team, and when: pure arithmetic. */
final class HandOvers {
  private HandOvers() {}

  /**
   * Somebody who comes on call.
   *
   * @param shift since when and until when they hold the duty
   */
  record Incoming(Person person, Duty duty, Shift shift) {}

  /** The first instant after {@code now} at which somebody comes on call. */
  static Optional<Instant> next(Schedule schedule, String team, Instant now, Instant latest) {
    return duties(team)
        .flatMap(
            target ->
                schedule.shifts(target, now, latest).stream()
                    .filter(shift -> shift.from() != null && shift.from().isAfter(now))
                    .filter(shift -> isNew(schedule, target, shift))
                    .map(Shift::from))
        .min(Instant::compareTo);
  }

  /** A turn after one's own turn is no hand-over. */
  private static boolean isNew(Schedule schedule, Target target, Shift shift) {
    return schedule.line(target).at(shift.from().minusMillis(1)).stream()
        .noneMatch(held -> held.person().equals(shift.person()));
  }

  /** Those who are on call at an instant and were not at an earlier one. */
  static List<Incoming> between(Schedule schedule, String team, Instant earlier, Instant now) {
    List<Incoming> incoming = new ArrayList<>();
    duties(team)
        .forEach(
            target -> {
              List<Person> before = schedule.people(target, earlier);
              for (Shift shift : schedule.held(target, now)) {
                schedule
                    .organisation()
                    .person(shift.person())
                    .filter(person -> !before.contains(person))
                    .ifPresent(person -> incoming.add(new Incoming(person, target.duty(), shift)));
              }
            });
    return incoming;
  }

  private static Stream<Target> duties(String team) {
    return Arrays.stream(Duty.values()).map(duty -> Target.duty(team, duty));
  }
}
