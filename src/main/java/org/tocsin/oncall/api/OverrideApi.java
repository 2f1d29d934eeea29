package org.tocsin.oncall.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.oncall.override.Effect;
import org.tocsin.oncall.override.NotYours;
import org.tocsin.oncall.override.Overriding;
import org.tocsin.oncall.override.Wanted;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.Target;

/** Overrides as JSON. */
@RestController
@RequestMapping("/api/oncall/overrides")
class OverrideApi {
  private static final Duration AHEAD = Duration.ofDays(400);

  private final Overriding overriding;
  private final Clock clock;

  OverrideApi(Overriding overriding, Clock clock) {
    this.overriding = overriding;
    this.clock = clock;
  }

  /** An override on the wire; times are UTC in ISO 8601. */
  record Row(
      long id,
      String target,
      String kind,
      String person,
      @Nullable String insteadOf,
      Instant from,
      Instant until,
      String reason,
      String by,
      Instant at) {
    static Row of(OnCallOverride override) {
      return new Row(
          override.id(),
          override.target().toString(),
          override.kind().words(),
          override.person(),
          override.insteadOf(),
          override.from(),
          override.until(),
          override.reason(),
          override.by(),
          override.at());
    }
  }

  /** An override that was made, and what it does. */
  record Made(long id, Effect effect) {}

  /** Those of a rotation or duty that have not ended. */
  @Operation(summary = "Lists the overrides of a schedule")
  @GetMapping
  List<Row> list(@RequestParam String target) {
    return answering(
        () ->
            overriding
                .of(List.of(Target.valueOf(target)), clock.instant(), clock.instant().plus(AHEAD))
                .stream()
                .map(Row::of)
                .toList());
  }

  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @Operation(summary = "Adds an override")
  @PostMapping
  ResponseEntity<Made> add(@RequestBody Wanted wanted, Principal person) {
    return answering(
        () -> {
          Effect effect = overriding.preview(wanted, person.getName());
          long id = overriding.add(wanted, person.getName());
          return ResponseEntity.created(URI.create("/api/oncall/overrides/" + id))
              .body(new Made(id, effect));
        });
  }

  /** What it would do; nothing is changed. */
  @Operation(summary = "Shows what an override would change")
  @PostMapping("/preview")
  Effect preview(@RequestBody Wanted wanted, Principal person) {
    return answering(() -> overriding.preview(wanted, person.getName()));
  }

  @Operation(summary = "Cancels an override")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void callOff(@PathVariable long id, Principal person) {
    if (!answering(() -> overriding.callOff(id, person.getName()))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such override.");
    }
  }

  static <T> T answering(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    } catch (NotYours e) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, e.getMessage(), e);
    }
  }
}
