package org.tocsin.oncall.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tocsin.oncall.rotation.Rotations.PRIMARY;
import static org.tocsin.oncall.rotation.Rotations.ROTATION;
import static org.tocsin.oncall.rotation.Rotations.layer;
import static org.tocsin.oncall.rotation.Rotations.override;
import static org.tocsin.oncall.rotation.Rotations.rotation;
import static org.tocsin.oncall.rotation.Rotations.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.directory.model.Rotation.Hours;
import org.tocsin.directory.model.Rotation.Layer;
import org.tocsin.oncall.schedule.OnCallOverride.Kind;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;

/** Rotations, restrictions and overrides by example. */
class RotationTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalTime NINE = LocalTime.of(9, 0);

  @Test
  void aWeekIsHandedOverAtNineOnTheWallInSummerAndInWinter() {
    Schedule weekly =
        schedule(rotation(BERLIN, layer("P1W", LocalDate.of(2026, 10, 19), NINE, "ada", "ben")));
    assertThat(weekly.shifts(ROTATION, at("2026-10-20T00:00:00Z"), at("2026-10-28T00:00:00Z")))
        .extracting(Shift::person, Shift::from, Shift::until)
        .containsExactly(
            tuple("ada", at("2026-10-19T07:00:00Z"), at("2026-10-26T08:00:00Z")),
            tuple("ben", at("2026-10-26T08:00:00Z"), at("2026-11-02T08:00:00Z")));
  }

  @Test
  void nobodyIsOnCallBeforeTheFirstHandOverAndAfterTheLast() {
    Layer week = new Layer(List.of("ada"), "P1D", MONDAY, MONDAY.plusDays(2), NINE, null, null);
    Schedule plan = schedule(rotation(BERLIN, week));
    assertThat(plan.gaps(ROTATION, at("2026-11-23T00:00:00Z"), at("2026-11-26T00:00:00Z")))
        .containsExactly(
            new Span(at("2026-11-23T00:00:00Z"), at("2026-11-23T08:00:00Z")),
            new Span(at("2026-11-25T08:00:00Z"), at("2026-11-26T00:00:00Z")));
  }

  @Test
  void aLaterLayerStandsAboveTheEarlierWhereItHasSomebody() {
    Layer nights =
        new Layer(
            List.of("chen"),
            "P1W",
            MONDAY,
            null,
            null,
            List.of(new Hours(null, LocalTime.of(22, 0), LocalTime.of(6, 0))),
            null);
    Schedule plan =
        schedule(rotation(BERLIN, layer("P1W", MONDAY, LocalTime.MIDNIGHT, "ada"), nights));
    assertThat(at(plan, "2026-11-24T20:59:59Z")).containsExactly("ada");
    assertThat(at(plan, "2026-11-24T21:00:00Z")).containsExactly("chen");
    assertThat(at(plan, "2026-11-25T04:59:59Z")).containsExactly("chen");
    assertThat(at(plan, "2026-11-25T05:00:00Z")).containsExactly("ada");
  }

  @Test
  void theSunIsFollowedByLayersWithZonesAndHours() {
    Schedule plan =
        schedule(
            rotation(
                ZoneId.of("UTC"),
                sun("ada", "Europe/Berlin", 9, 17),
                sun("ben", "America/Los_Angeles", 8, 16),
                sun("chen", "Asia/Singapore", 8, 16)));
    assertThat(at(plan, "2026-11-24T08:00:00Z")).containsExactly("ada");
    assertThat(at(plan, "2026-11-24T16:00:00Z")).containsExactly("ben");
    assertThat(at(plan, "2026-11-24T00:00:00Z")).containsExactly("chen");
    assertThat(plan.gaps(ROTATION, at("2026-11-24T00:00:00Z"), at("2026-12-24T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void hoursOfTheWeekLeaveTheRestToNobody() {
    List<Hours> office =
        List.of(new Hours(List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), NINE, LocalTime.of(17, 0)));
    Schedule plan =
        schedule(
            rotation(BERLIN, new Layer(List.of("ada"), "P1D", MONDAY, null, null, office, null)));
    assertThat(at(plan, "2026-11-23T09:00:00Z")).containsExactly("ada");
    assertThat(at(plan, "2026-11-24T09:00:00Z")).isEmpty();
    assertThat(at(plan, "2026-11-27T15:59:59Z")).containsExactly("ada");
    assertThat(at(plan, "2026-11-27T16:00:00Z")).isEmpty();
  }

  @Test
  void overridesTakeOverAddAndRemove() {
    Instant from = at("2026-11-24T00:00:00Z");
    Instant until = at("2026-11-25T00:00:00Z");
    var plan = rotation(BERLIN, layer("P1W", MONDAY, NINE, "ada"));
    assertThat(
            at(
                schedule(plan, override(ROTATION, Kind.TAKE_OVER, "ben", null, from, until)),
                "2026-11-24T00:00:00Z"))
        .containsExactly("ben");
    assertThat(
            at(
                schedule(plan, override(ROTATION, Kind.TAKE_OVER, "ben", "chen", from, until)),
                "2026-11-24T00:00:00Z"))
        .containsExactly("ada");
    assertThat(
            at(
                schedule(plan, override(PRIMARY, Kind.ADD, "ben", null, from, until)),
                "2026-11-24T23:59:59Z"))
        .containsExactly("ada", "ben");
    assertThat(
            at(
                schedule(plan, override(PRIMARY, Kind.REMOVE, "ada", null, from, until)),
                "2026-11-24T12:00:00Z"))
        .isEmpty();
    assertThat(
            at(
                schedule(plan, override(PRIMARY, Kind.REMOVE, "ada", null, from, until)),
                "2026-11-25T00:00:00Z"))
        .containsExactly("ada");
  }

  @Test
  void anOverrideOfARotationCountsForTheDutyItHoldsAndNotTheOtherWayRound() {
    Instant from = at("2026-11-24T00:00:00Z");
    Instant until = at("2026-11-25T00:00:00Z");
    var plan = rotation(BERLIN, layer("P1W", MONDAY, NINE, "ada"));
    Schedule ofRotation =
        schedule(plan, override(ROTATION, Kind.TAKE_OVER, "ben", null, from, until));
    Schedule ofDuty = schedule(plan, override(PRIMARY, Kind.TAKE_OVER, "ben", null, from, until));
    assertThat(held(ofRotation, PRIMARY, from)).containsExactly("ben");
    assertThat(held(ofDuty, ROTATION, from)).containsExactly("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P0D", "PT5H", "PT25H", "P1M", "P367D", "PT30M", "daily"})
  void aTurnOfAnotherLengthIsRefused(String every) {
    assertThatThrownBy(() -> layer(every, MONDAY, NINE, "ada"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("P1D, P1W");
  }

  private static Layer sun(String person, String zone, int from, int until) {
    return new Layer(
        List.of(person),
        "P1D",
        LocalDate.of(2026, 11, 1),
        null,
        null,
        List.of(new Hours(null, LocalTime.of(from, 0), LocalTime.of(until, 0))),
        ZoneId.of(zone));
  }

  private static List<String> at(Schedule plan, String instant) {
    return held(plan, PRIMARY, at(instant));
  }

  private static List<String> held(Schedule plan, Target target, Instant at) {
    return plan.line(target).at(at).stream().map(Held::person).toList();
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
