package org.tocsin.oncall.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;

/** The shifts that a feed is about: pure arithmetic. What somebody holds always is no shift. */
final class FeedShifts {
  /** More than an hourly rotation has in a year and two weeks. */
  private static final int MOST = 10_000;

  private FeedShifts() {}

  /** What the feed is called in somebody's calendar. */
  static String name(Schedule schedule, Feed feed) {
    return switch (feed.kind()) {
      case "team" ->
          "On call: " + schedule.organisation().team(feed.of()).map(Team::name).orElse(feed.of());
      case "rotation" ->
          "On call: "
              + schedule.organisation().rotation(feed.of()).map(Rotation::name).orElse(feed.of());
      default -> "On call: " + person(schedule, feed.of());
    };
  }

  static List<FeedEvent> of(Schedule schedule, Feed feed, Instant from, Instant until) {
    return targets(schedule, feed)
        .flatMap(
            target ->
                schedule.shifts(target, from, until).stream()
                    .filter(shift -> !shift.isAlways())
                    .filter(shift -> shift.from() != null && shift.until() != null)
                    .filter(
                        shift -> !feed.kind().equals("person") || shift.person().equals(feed.of()))
                    .map(shift -> event(schedule, target, shift)))
        .limit(MOST)
        .toList();
  }

  /** A person's are all duties, and the rotations that hold none. */
  private static Stream<Target> targets(Schedule schedule, Feed feed) {
    return switch (feed.kind()) {
      case "team" -> duties(feed.of());
      case "rotation" -> Stream.of(Target.rotation(feed.of()));
      default ->
          Stream.concat(
              schedule.organisation().teams().stream().flatMap(team -> duties(team.id())),
              schedule.organisation().rotations().stream()
                  .map(rotation -> Target.rotation(rotation.id()))
                  .filter(rotation -> schedule.duties(rotation).isEmpty()));
    };
  }

  private static Stream<Target> duties(String team) {
    return Stream.of(Duty.values()).map(duty -> Target.duty(team, duty));
  }

  private static FeedEvent event(Schedule schedule, Target target, Shift shift) {
    String key = "%s %s %s".formatted(target, shift.person(), shift.from());
    return new FeedEvent(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@tocsin",
        shift.from(),
        shift.until(),
        "%s: %s".formatted(place(schedule, target), person(schedule, shift.person())),
        0,
        Instant.EPOCH,
        false);
  }

  private static String place(Schedule schedule, Target target) {
    return target.duty() == null
        ? schedule.organisation().rotation(target.id()).map(Rotation::name).orElse(target.id())
        : "%s %s"
            .formatted(
                schedule.organisation().team(target.id()).map(Team::name).orElse(target.id()),
                target.duty().word());
  }

  private static String person(Schedule schedule, String id) {
    return schedule.organisation().person(id).map(Person::name).orElse(id);
  }
}
