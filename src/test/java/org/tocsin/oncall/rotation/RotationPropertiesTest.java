package org.tocsin.oncall.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tocsin.directory.model.Rotation;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;

/** What holds for every rotation in every zone, also when the clock is changed. */
class RotationPropertiesTest {
  @Property(tries = 2000)
  void aLaterTimeOnTheWallIsNeverAnEarlierInstant(
      @ForAll("zones") ZoneId zone,
      @ForAll("locals") LocalDateTime local,
      @ForAll @IntRange(max = 200) int minutes) {
    assertThat(WallClock.instant(local.plusMinutes(minutes), zone))
        .isAfterOrEqualTo(WallClock.instant(local, zone));
  }

  @Property(tries = 2000)
  void aTimeOnTheWallIsTheFirstInstantThatShowsItOrTheEndOfTheGap(
      @ForAll("zones") ZoneId zone, @ForAll("locals") LocalDateTime local) {
    Instant instant = WallClock.instant(local, zone);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change != null && change.isGap()) {
      assertThat(instant).isEqualTo(change.getInstant());
    } else {
      assertThat(LocalDateTime.ofInstant(instant, zone)).isEqualTo(local);
      assertThat(LocalDateTime.ofInstant(instant.minusSeconds(1), zone)).isBefore(local);
    }
  }

  /** Over both changes of the clock in every zone there is, and not only in some of them. */
  @Property(tries = 20)
  void inNoZoneDoesAChangeOfTheClockLeaveAGapAnOverlapOrMoveAHandOver(
      @ForAll("turns") String every, @ForAll("times") LocalTime at) {
    for (ZoneId zone : Rotations.allZones()) {
      Line line =
          line(
              Rotations.rotation(
                  zone,
                  Rotations.layer(every, LocalDate.of(2025, 12, 29), at, "ada", "ben", "chen")));
      for (Instant change : Rotations.changes(zone)) {
        List<Shift> shifts =
            Shifts.between(line, change.minus(Duration.ofDays(3)), change.plus(Duration.ofDays(3)));
        for (int i = 1; i < shifts.size(); i++) {
          assertThat(shifts.get(i).from()).as(zone.getId()).isEqualTo(shifts.get(i - 1).until());
        }
        for (Shift shift : shifts) {
          assertThat(isHandOver(shift.from(), zone, every, at)).as("%s %s", zone, shift).isTrue();
        }
      }
    }
  }

  /** On the wall it is a hand-over time, or it is the end of a gap that swallowed one. */
  private static boolean isHandOver(Instant instant, ZoneId zone, String every, LocalTime at) {
    int hours = Math.min(24, Rotations.layer(every, LocalDate.of(2026, 1, 1), at, "ada").turn());
    LocalDateTime shown = LocalDateTime.ofInstant(instant, zone);
    ZoneOffsetTransition change =
        zone.getRules()
            .getTransition(LocalDateTime.ofInstant(instant.minusSeconds(1), zone).plusSeconds(1));
    LocalDateTime swallowedFrom =
        change != null && change.isGap() && change.getInstant().equals(instant)
            ? change.getDateTimeBefore()
            : shown;
    for (LocalDateTime time = swallowedFrom; !time.isAfter(shown); time = time.plusMinutes(1)) {
      long since = Duration.between(at, time.toLocalTime()).toSeconds();
      if (Math.floorMod(since, hours * 3600L) == 0) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 1000)
  void onePersonIsOnCallAtEveryInstantOfALayerThatHasBegun(
      @ForAll("zones") ZoneId zone,
      @ForAll("turns") String every,
      @ForAll("times") LocalTime at,
      @ForAll("moments") Instant moment) {
    Line line =
        line(
            Rotations.rotation(
                zone, Rotations.layer(every, LocalDate.of(2025, 12, 1), at, "ada", "ben")));
    assertThat(line.at(moment)).hasSize(1);
  }

  /** The same counted by hand: one hand-over after another, from the first. */
  @Property(tries = 300)
  void turnsGoRoundInTheirOrder(
      @ForAll("zones") ZoneId zone,
      @ForAll("turns") String every,
      @ForAll("times") LocalTime at,
      @ForAll("moments") Instant moment) {
    var layer = Rotations.layer(every, LocalDate.of(2025, 12, 1), at, "ada", "ben", "chen");
    int turns = 0;
    LocalDateTime handOver = layer.from().atTime(at).plusHours(layer.turn());
    while (!WallClock.instant(handOver, zone).isAfter(moment)) {
      turns++;
      handOver = handOver.plusHours(layer.turn());
    }
    assertThat(line(Rotations.rotation(zone, layer)).at(moment).get(0).person())
        .isEqualTo(layer.people().get(turns % 3));
  }

  @Property(tries = 500)
  void whoeverIsOnCallAtAnInstantHasTheShiftAroundIt(
      @ForAll("schedules") Schedule schedule,
      @ForAll("moments") Instant moment,
      @ForAll("targets") Target target) {
    List<Shift> shifts =
        schedule.shifts(target, moment.minus(Rotations.days(5)), moment.plus(Rotations.days(5)));
    for (int hours = -110; hours <= 110; hours += 11) {
      Instant at = moment.plus(Duration.ofMinutes(hours * 61L));
      assertThat(
              shifts.stream()
                  .filter(s -> s.contains(at))
                  .map(Shift::person)
                  .collect(Collectors.toSet()))
          .isEqualTo(
              schedule.line(target).at(at).stream().map(Held::person).collect(Collectors.toSet()));
    }
  }

  @Property(tries = 300)
  void aShiftIsTheSameInEveryWindowThatItTouches(
      @ForAll("schedules") Schedule schedule,
      @ForAll("moments") Instant moment,
      @ForAll @IntRange(max = 20) int days) {
    Instant until = moment.plus(Rotations.days(30));
    List<Shift> some = schedule.shifts(Rotations.PRIMARY, moment.plus(Rotations.days(days)), until);
    assertThat(schedule.shifts(Rotations.PRIMARY, moment, until)).containsAll(some);
  }

  @Property(tries = 300)
  void gapsAreWhereNobodyHasAShift(
      @ForAll("schedules") Schedule schedule, @ForAll("moments") Instant moment) {
    Instant until = moment.plus(Rotations.days(10));
    List<Span> gaps = schedule.gaps(Rotations.PRIMARY, moment, until);
    for (Instant at = moment; at.isBefore(until); at = at.plus(Duration.ofMinutes(97))) {
      Instant now = at;
      assertThat(
              gaps.stream().anyMatch(gap -> !now.isBefore(gap.from()) && now.isBefore(gap.until())))
          .isEqualTo(schedule.line(Rotations.PRIMARY).at(at).isEmpty());
    }
  }

  @Property(tries = 200)
  void howLongSomebodyIsOnCallIsTrueJustBeforeItsEndAndNotAfter(
      @ForAll("schedules") Schedule schedule, @ForAll("moments") Instant moment) {
    for (Shift held : schedule.held(Rotations.PRIMARY, moment)) {
      assertThat(held.contains(moment)).isTrue();
      if (held.until() != null) {
        assertThat(people(schedule, held.until().minusMillis(1))).contains(held.person());
        assertThat(people(schedule, held.until())).doesNotContain(held.person());
      }
      if (held.from() != null) {
        assertThat(people(schedule, held.from())).contains(held.person());
        assertThat(people(schedule, held.from().minusMillis(1))).doesNotContain(held.person());
      }
    }
  }

  private static List<String> people(Schedule schedule, Instant at) {
    return schedule.line(Rotations.PRIMARY).at(at).stream().map(Held::person).toList();
  }

  private static Line line(Rotation rotation) {
    return Layers.of(rotation);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Rotations.zones();
  }

  @Provide
  Arbitrary<LocalDateTime> locals() {
    return Arbitraries.integers()
        .between(0, 60 * 24 * 900)
        .map(LocalDateTime.of(2025, 12, 1, 0, 0)::plusMinutes);
  }

  @Provide
  Arbitrary<String> turns() {
    return Arbitraries.of("PT1H", "PT4H", "PT12H", "P1D", "P2D", "P1W");
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Rotations.times();
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Rotations.zones().flatMap(Rotations::moments);
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    return Rotations.schedules();
  }

  @Provide
  Arbitrary<Target> targets() {
    return Arbitraries.of(Rotations.ROTATION, Rotations.PRIMARY);
  }
}
