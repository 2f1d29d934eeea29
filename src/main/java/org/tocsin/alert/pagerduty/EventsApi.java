package org.tocsin.alert.pagerduty;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Intake;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.security.key.IntakeKey;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.security.key.KeyUses;

/**
 * {@code POST /v2/enqueue}: PagerDuty's Events API v2 (developer.pagerduty.com, "Send an alert
 * event"), which answers as PagerDuty does. The routing key is an intake key; one that is not known
 * is refused, where PagerDuty would drop the event without a word.
 */
@RestController
class EventsApi {
  private static final String PROCESSED = "Event processed";

  private final Intake intake;
  private final IntakeKeys keys;
  private final KeyUses uses;
  private final ObjectMapper json;
  private final Clock clock;

  EventsApi(Intake intake, IntakeKeys keys, KeyUses uses, ObjectMapper json, Clock clock) {
    this.intake = intake;
    this.keys = keys;
    this.uses = uses;
    this.json = json;
    this.clock = clock;
  }

  /** What PagerDuty answers to an event it takes. */
  record Accepted(String status, String message, String dedup_key) {}

  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @Operation(summary = "Takes an event in the format of PagerDuty, version 2")
  @PostMapping("/v2/enqueue")
  ResponseEntity<Accepted> enqueue(HttpServletRequest request) throws IOException {
    Event event = Event.read(request, json);
    IntakeKey key = event.key(keys);
    uses.note(key, request);
    String dedupKey =
        event.dedupKey().orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    switch (event.action()) {
      case ACKNOWLEDGE -> intake.acknowledge(Event.fingerprint(key, dedupKey), key, null, "");
      case TRIGGER, RESOLVE ->
          intake.accept(
              new AlertGroup(event.group(), List.of(event.toAlert(key, dedupKey, clock.instant()))),
              key);
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(new Accepted("success", PROCESSED, dedupKey));
  }

  @ExceptionHandler
  ResponseEntity<Refused> refuse(Malformed e) {
    return Refused.answer(e);
  }
}
