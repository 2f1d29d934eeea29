package org.tocsin.console.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.console.layout.Me;
import org.tocsin.directory.model.Person;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;

/**
 * The shifts that somebody may swap.
 *
 * @param mine their own, each as target, begin and end
 * @param theirs those of others, each as target, person, begin and end; and people without a shift
 */
record SwapChoices(List<Choice> mine, List<Choice> theirs) {
  private static final Duration AHEAD = Duration.ofDays(60);
  private static final int MOST = 100;

  /** A value of the form and what it is called. */
  record Choice(String value, String name) {}

  static SwapChoices of(
      List<Target> targets,
      Schedule schedule,
      Me me,
      CalendarView.Pen pen,
      List<Person> everybody) {
    List<Choice> mine =
        shifts(targets, schedule, pen.now())
            .filter(one -> one.shift().person().equals(me.id()))
            .map(one -> new Choice(one.value(""), one.name(pen)))
            .limit(MOST)
            .toList();
    Stream<Choice> others =
        shifts(targets, schedule, pen.now())
            .filter(one -> !one.shift().person().equals(me.id()))
            .map(
                one ->
                    new Choice(
                        one.value(one.shift().person() + "|"),
                        "%s: %s".formatted(pen.names().of(one.shift().person()), one.name(pen))))
            .limit(MOST);
    Stream<Choice> covering =
        everybody.stream()
            .filter(person -> !person.id().equals(me.id()))
            .map(
                person ->
                    new Choice(
                        "|%s||".formatted(person.id()), person.name() + ", nothing in return"));
    return new SwapChoices(mine, Stream.concat(others, covering).toList());
  }

  private record One(Target target, Shift shift) {
    String value(String person) {
      return "%s|%s%s|%s".formatted(target, person, shift.from(), shift.until());
    }

    String name(CalendarView.Pen pen) {
      return "%s%s to %s"
          .formatted(
              target.duty() == null ? "" : target.duty().word() + ", ",
              pen.wall().day(shift.from()),
              pen.wall().day(shift.until()));
    }
  }

  private static Stream<One> shifts(List<Target> targets, Schedule schedule, Instant now) {
    return targets.stream()
        .flatMap(
            target ->
                schedule.shifts(target, now, now.plus(AHEAD)).stream()
                    .filter(shift -> shift.from() != null && shift.until() != null)
                    .map(shift -> new One(target, shift)));
  }
}
