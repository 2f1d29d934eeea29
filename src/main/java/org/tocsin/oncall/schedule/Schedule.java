package org.tocsin.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.rotation.Held;
import org.tocsin.oncall.rotation.Layers;
import org.tocsin.oncall.rotation.Line;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.rotation.Shifts;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.rotation.Together;

/**
 * Who is on call at any time: a pure function of the organisation and the overrides. Those of a
 * rotation count for every duty that it holds, those of a duty come on top.
 *
 * @param overrides in the order in which they are applied; they have to hold all that count at the
 *     times that are asked for
 */
public record Schedule(Organisation organisation, List<OnCallOverride> overrides) {
  /** How far one looks to tell since when and until when somebody is on call. */
  public static final Duration FAR = Duration.ofDays(400);

  /** Those who are on call at an instant, in their order. */
  public List<Person> people(Target target, Instant at) {
    return people(line(target), at);
  }

  /** Everybody who holds any duty of the team at an instant. */
  public List<Person> everybody(String team, Instant at) {
    return Stream.of(Duty.values())
        .flatMap(duty -> people(Target.duty(team, duty), at).stream())
        .distinct()
        .toList();
  }

  private List<Person> people(Line line, Instant at) {
    return line.at(at).stream()
        .flatMap(held -> organisation.person(held.person()).stream())
        .toList();
  }

  /**
   * Those who are on call at an instant, each with the time for which nobody takes over from them,
   * be it by several turns and overrides; null where that is more than a year away.
   */
  public List<Shift> held(Target target, Instant at) {
    Line line = line(target);
    List<Shift> near = held(line, at, line.reach());
    return near.stream().anyMatch(shift -> shift.from() == null || shift.until() == null)
        ? held(line, at, FAR)
        : near;
  }

  private static List<Shift> held(Line line, Instant at, Duration around) {
    Instant begin = at.minus(around);
    Instant end = at.plus(around);
    List<Shift> shifts = Shifts.between(line, begin, end);
    return line.at(at).stream().map(held -> joined(held, shifts, at).within(begin, end)).toList();
  }

  private static Shift joined(Held held, List<Shift> shifts, Instant at) {
    List<Shift> own = shifts.stream().filter(s -> s.person().equals(held.person())).toList();
    int here =
        IntStream.range(0, own.size())
            .filter(i -> own.get(i).contains(at))
            .findFirst()
            .orElseThrow();
    Shift joined = own.get(here);
    for (Shift later : own.subList(here + 1, own.size())) {
      joined = joined.joined(later);
    }
    for (int earlier = here - 1; earlier >= 0; earlier--) {
      joined = joined.joined(own.get(earlier));
    }
    return joined;
  }

  /** The shifts that touch this time, whole, in the order in which they begin. */
  public List<Shift> shifts(Target target, Instant from, Instant until) {
    return Shifts.between(line(target), from, until);
  }

  /** When nobody is on call, within this time. */
  public List<Span> gaps(Target target, Instant from, Instant until) {
    return Shifts.gaps(line(target), from, until);
  }

  /** Who is on call here and elsewhere at once, within this time; only for duties. */
  public List<DoubleBooking> doubleBookings(Target duty, Instant from, Instant until) {
    return DoubleBookings.of(this, duty, from, until);
  }

  public Line line(Target target) {
    Line planned =
        target.duty() == null
            ? rotation(target.id())
            : together(
                organisation.team(target.id()).stream()
                    .map(team -> team.holders(target.duty()))
                    .flatMap(List::stream)
                    .map(this::line)
                    .toList());
    List<OnCallOverride> own =
        overrides.stream().filter(one -> one.target().equals(target)).toList();
    return own.isEmpty() ? planned : new Overridden(planned, own);
  }

  private Line line(Holder holder) {
    return switch (holder.kind()) {
      case PERSON -> Line.of(new Held(holder.id(), Held.ALWAYS));
      case ROTATION -> line(Target.rotation(holder.id()));
    };
  }

  private Line rotation(String id) {
    return organisation.rotation(id).<Line>map(Layers::of).orElseGet(() -> together(List.of()));
  }

  private static Line together(List<Line> lines) {
    return lines.size() == 1 ? lines.get(0) : new Together(lines);
  }

  /** The same with one more override. */
  public Schedule with(List<OnCallOverride> more) {
    List<OnCallOverride> all = new ArrayList<>(overrides);
    all.addAll(more);
    return new Schedule(organisation, List.copyOf(all));
  }

  /** The duties that a rotation holds, or the duty itself. */
  public List<Target> duties(Target target) {
    if (target.duty() != null) {
      return List.of(target);
    }
    Holder holder = new Holder(Holder.Kind.ROTATION, target.id());
    return organisation.teams().stream()
        .flatMap(team -> duties(team).filter(duty -> holders(team, duty).contains(holder)))
        .toList();
  }

  private static Stream<Target> duties(Team team) {
    return Stream.of(Duty.values()).map(duty -> Target.duty(team.id(), duty));
  }

  private static List<Holder> holders(Team team, Target duty) {
    return team.holders(Objects.requireNonNull(duty.duty()));
  }
}
