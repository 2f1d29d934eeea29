package org.tocsin.console.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tocsin.console.layout.Hues;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.WallTime;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.gap.Gaps;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.oncall.swap.Swap;
import org.tocsin.oncall.swap.Swapping;
import org.tocsin.view.People;

/** Who is on call now, for every team. */
@Controller
class OnCallPage {
  private final Directory directory;
  private final Schedules schedules;
  private final Swapping swapping;
  private final People people;

  OnCallPage(Directory directory, Schedules schedules, Swapping swapping, People people) {
    this.directory = directory;
    this.swapping = swapping;
    this.schedules = schedules;
    this.people = people;
  }

  /**
   * Who holds a duty.
   *
   * @param next who comes after them and when; null when nobody does for a long time
   */
  record Row(String duty, List<Holder> holders, @Nullable String next) {}

  /**
   * @param until when somebody else takes over; null when that is more than a year ahead
   */
  record Holder(String person, int hue, @Nullable String until) {}

  /** A team with its duties and the gaps of the next 14 days. */
  record TeamView(String id, String name, List<Row> rows, List<String> gaps) {}

  @GetMapping("/oncall")
  String onCall(@ModelAttribute("me") Me me, @ModelAttribute("now") Instant now, Model model) {
    WallTime wall = new WallTime(zoneOf(me));
    Schedule schedule = schedules.between(now, now.plus(Gaps.AHEAD));
    People.Names names = people.names();
    Hues hues = Hues.of(directory.people());
    model.addAttribute("wall", wall);
    model.addAttribute(
        "teams",
        directory.teams().stream()
            .map(
                team ->
                    new TeamView(
                        team.id(),
                        team.name(),
                        Arrays.stream(Duty.values())
                            .map(duty -> row(schedule, team, duty, now, wall, names, hues))
                            .toList(),
                        Gaps.of(schedule, team, now).stream().map(g -> g.words(team)).toList()))
            .toList());
    model.addAttribute(
        "swaps", swapping.open(me.id()).stream().map(swap -> view(swap, me, wall, names)).toList());
    model.addAttribute(
        "rotations", directory.now().rotations().stream().map(OnCallPage::named).toList());
    return "console/oncall/oncall";
  }

  /**
   * A swap that waits for an answer.
   *
   * @param answerable whether it waits for this person; else they have asked
   * @param inReturn null when nothing is given in return
   */
  record SwapView(
      long id, boolean answerable, String given, @Nullable String inReturn, String reason) {}

  private static SwapView view(Swap swap, Me me, WallTime wall, People.Names names) {
    String given =
        "%s instead of %s, %s, %s to %s"
            .formatted(
                names.of(swap.other()),
                names.of(swap.askedBy()),
                swap.target(),
                wall.day(swap.from()),
                wall.day(swap.until()));
    String inReturn =
        swap.returnFrom() == null || swap.returnUntil() == null
            ? null
            : "%s instead of %s, %s to %s"
                .formatted(
                    names.of(swap.askedBy()),
                    names.of(swap.other()),
                    wall.day(swap.returnFrom()),
                    wall.day(swap.returnUntil()));
    return new SwapView(swap.id(), swap.other().equals(me.id()), given, inReturn, swap.reason());
  }

  /** A rotation and its address. */
  record Named(String id, String name) {}

  private static Named named(Rotation rotation) {
    return new Named(rotation.id(), rotation.name());
  }

  private ZoneId zoneOf(Me me) {
    return directory.person(me.id()).map(Person::zone).orElse(ZoneOffset.UTC);
  }

  private static Row row(
      Schedule schedule,
      Team team,
      Duty duty,
      Instant now,
      WallTime wall,
      People.Names names,
      Hues hues) {
    Target target = Target.duty(team.id(), duty);
    List<Shift> held = schedule.held(target, now);
    return new Row(
        duty.word(),
        held.stream()
            .map(
                shift ->
                    new Holder(
                        names.of(shift.person()),
                        hues.of(shift.person()),
                        shift.until() == null ? null : wall.day(shift.until())))
            .toList(),
        next(schedule, target, held, now, wall, names));
  }

  private static @Nullable String next(
      Schedule schedule,
      Target target,
      List<Shift> held,
      Instant now,
      WallTime wall,
      People.Names names) {
    Instant change =
        held.isEmpty()
            ? schedule.gaps(target, now, now.plus(Gaps.AHEAD)).get(0).until()
            : held.stream()
                .map(Shift::until)
                .filter(until -> until != null)
                .min(Instant::compareTo)
                .orElse(null);
    if (change == null) {
      return null;
    }
    String then =
        schedule.people(target, change).stream()
            .map(person -> names.of(person.id()))
            .collect(Collectors.joining(", "));
    if (then.isEmpty()) {
      return held.isEmpty() ? null : "then nobody";
    }
    return held.isEmpty() ? "%s from %s".formatted(then, wall.day(change)) : "then " + then;
  }
}
