package org.tocsin.oncall.rotation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Rotation.Hours;
import org.tocsin.directory.model.Rotation.Layer;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.OnCallOverride.Kind;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;

/** Rotations, overrides and moments of every kind. */
public final class Rotations {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant END = Instant.parse("2028-01-01T00:00:00Z");
  static final List<String> PEOPLE = List.of("ada", "ben", "chen", "dara");
  public static final Target ROTATION = Target.rotation("week");
  static final Target PRIMARY = Target.duty("shop", Duty.PRIMARY);

  private static final List<String> TURNS =
      List.of("PT1H", "PT2H", "PT6H", "PT8H", "PT12H", "P1D", "P3D", "P1W", "P2W");

  private Rotations() {}

  static Layer layer(String every, LocalDate from, LocalTime at, String... people) {
    return new Layer(List.of(people), every, from, null, at, List.of(), null);
  }

  static Rotation rotation(ZoneId zone, Layer... layers) {
    return new Rotation("week", "Week", zone, List.of(layers));
  }

  static Schedule schedule(Rotation rotation, OnCallOverride... overrides) {
    Team team =
        new Team(
            "shop",
            "Shop",
            rotation.zone(),
            PEOPLE,
            Map.of(Duty.PRIMARY, List.of(Holder.valueOf("rotation:week"))),
            null);
    return new Schedule(
        new Organisation(null, List.of(team), null, List.of(rotation), null), List.of(overrides));
  }

  static OnCallOverride override(
      Target target, Kind kind, String person, String insteadOf, Instant from, Instant until) {
    return new OnCallOverride(
        1, target, kind, person, insteadOf, from, until, null, "", "ada", from);
  }

  static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(allZones());
  }

  /** Those of IANA, without the ones that ical4j makes for itself. */
  static List<ZoneId> allZones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> !id.contains("~"))
        .sorted()
        .map(ZoneId::of)
        .toList();
  }

  /** Half of the moments are near one at which a clock somewhere is changed. */
  static Arbitrary<Instant> moments(ZoneId zone) {
    List<Instant> changes = changes(zone);
    Arbitrary<Instant> any =
        Arbitraries.longs()
            .between(BEGIN.getEpochSecond(), END.getEpochSecond())
            .map(Instant::ofEpochSecond);
    return changes.isEmpty()
        ? any
        : Arbitraries.oneOf(
            any,
            Combinators.combine(
                    Arbitraries.of(changes), Arbitraries.longs().between(-14_400, 14_400))
                .as(Instant::plusSeconds));
  }

  static List<Instant> changes(ZoneId zone) {
    List<Instant> changes = new ArrayList<>();
    var next = zone.getRules().nextTransition(BEGIN);
    while (next != null && next.getInstant().isBefore(END)) {
      changes.add(next.getInstant());
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  static Arbitrary<LocalTime> times() {
    return Arbitraries.integers().between(0, 95).map(n -> LocalTime.ofSecondOfDay(n * 900L));
  }

  static Arbitrary<Layer> layers(Arbitrary<List<Hours>> hours) {
    Arbitrary<LocalDate> from =
        Arbitraries.integers().between(0, 400).map(LocalDate.of(2025, 6, 1)::plusDays);
    Arbitrary<LocalDate> until =
        Arbitraries.integers()
            .between(401, 1000)
            .map(LocalDate.of(2025, 6, 1)::plusDays)
            .injectNull(0.7);
    return Combinators.combine(
            Arbitraries.of(PEOPLE).list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.of(TURNS),
            from,
            until,
            times(),
            hours,
            zones().injectNull(0.5))
        .as(Layer::new);
  }

  static Arbitrary<List<Hours>> hours() {
    return Combinators.combine(
            Arbitraries.of(DayOfWeek.class).list().uniqueElements().ofMaxSize(7), times(), times())
        .as(Hours::new)
        .list()
        .ofMaxSize(2);
  }

  static Arbitrary<Rotation> rotations() {
    return Combinators.combine(zones(), layers(hours()).list().ofMaxSize(3))
        .as((zone, layers) -> new Rotation("week", "Week", zone, layers));
  }

  static Arbitrary<OnCallOverride> overrides() {
    return Combinators.combine(
            Arbitraries.of(ROTATION, PRIMARY),
            Arbitraries.of(Kind.class),
            Arbitraries.of(PEOPLE),
            Arbitraries.of(PEOPLE).injectNull(0.5),
            moments(ZoneId.of("UTC")),
            Arbitraries.longs().between(1, 30 * 24 * 3600L))
        .as(
            (target, kind, person, insteadOf, from, length) ->
                override(target, kind, person, insteadOf, from, from.plusSeconds(length)));
  }

  static Arbitrary<Schedule> schedules() {
    return Combinators.combine(rotations(), overrides().list().ofMaxSize(4))
        .as((rotation, overrides) -> schedule(rotation, overrides.toArray(OnCallOverride[]::new)));
  }

  static Duration days(long days) {
    return Duration.ofDays(days);
  }
}
