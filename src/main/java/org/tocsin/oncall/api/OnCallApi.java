package org.tocsin.oncall.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.gap.Gaps;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;

/** Who is on call, as JSON. */
@RestController
@RequestMapping("/api/oncall")
class OnCallApi {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2999-01-01T00:00:00Z");

  private final Directory directory;
  private final Schedules schedules;
  private final Clock clock;

  OnCallApi(Directory directory, Schedules schedules, Clock clock) {
    this.directory = directory;
    this.schedules = schedules;
    this.clock = clock;
  }

  /**
   * Somebody who is on call; times are UTC in ISO 8601.
   *
   * @param from since when nobody else was; null when that is more than a year ago
   * @param until when somebody else takes over; null when that is more than a year ahead
   */
  record OnCall(
      String duty,
      String person,
      @Nullable String name,
      @Nullable Instant from,
      @Nullable Instant until) {}

  /**
   * A duty that nobody holds.
   *
   * @param until when somebody holds it again; null when that is more than two weeks ahead
   */
  record Gap(String duty, @Nullable Instant until) {}

  /**
   * A team at an instant.
   *
   * @param primary the first of those who hold the duty; null when nobody does
   * @param people everybody who holds a duty
   * @param gaps the duties that nobody holds
   */
  public record Answer(
      String team,
      Instant at,
      @Nullable OnCall primary,
      @Nullable OnCall secondary,
      @Nullable OnCall commander,
      @Nullable OnCall management,
      List<OnCall> people,
      List<Gap> gaps) {}

  @Operation(summary = "Shows who is on call for every team")
  @GetMapping
  List<Answer> all(@RequestParam(required = false) @Nullable String at) {
    Instant instant = instant(at);
    Schedule schedule = schedules.between(instant, instant);
    return directory.teams().stream().map(team -> answer(schedule, team, instant)).toList();
  }

  @Operation(summary = "Shows who is on call for a team")
  @GetMapping("/{team}")
  Answer one(@PathVariable String team, @RequestParam(required = false) @Nullable String at) {
    Team found =
        directory
            .team(team)
            .orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such team."));
    Instant instant = instant(at);
    return answer(schedules.between(instant, instant), found, instant);
  }

  private static Answer answer(Schedule schedule, Team team, Instant at) {
    List<OnCall> people =
        Arrays.stream(Duty.values())
            .flatMap(
                duty ->
                    schedule.held(Target.duty(team.id(), duty), at).stream()
                        .map(shift -> onCall(schedule, duty, shift)))
            .toList();
    return new Answer(
        team.id(),
        at,
        first(people, Duty.PRIMARY),
        first(people, Duty.SECONDARY),
        first(people, Duty.COMMANDER),
        first(people, Duty.MANAGEMENT),
        people,
        Arrays.stream(Duty.values())
            .filter(duty -> first(people, duty) == null)
            .map(duty -> gap(schedule, team, duty, at))
            .toList());
  }

  private static OnCall onCall(Schedule schedule, Duty duty, Shift shift) {
    return new OnCall(
        duty.word(),
        shift.person(),
        schedule.organisation().person(shift.person()).map(person -> person.name()).orElse(null),
        shift.from(),
        shift.until());
  }

  private static @Nullable OnCall first(List<OnCall> people, Duty duty) {
    return people.stream().filter(one -> one.duty().equals(duty.word())).findFirst().orElse(null);
  }

  private static Gap gap(Schedule schedule, Team team, Duty duty, Instant at) {
    Instant horizon = at.plus(Gaps.AHEAD);
    Instant until =
        schedule.gaps(Target.duty(team.id(), duty), at, horizon).stream()
            .findFirst()
            .map(Span::until)
            .orElse(horizon);
    return new Gap(duty.word(), until.isBefore(horizon) ? until : null);
  }

  private Instant instant(@Nullable String at) {
    if (at == null) {
      return clock.instant();
    }
    try {
      Instant instant = OffsetDateTime.parse(at.replace(' ', '+')).toInstant();
      if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new ResponseStatusException(
        HttpStatus.BAD_REQUEST, "Write the instant as 2026-11-24T09:00:00Z.");
  }
}
