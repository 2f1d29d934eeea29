package org.tocsin.alert.pagerduty;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.change.Changes;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.ServiceOfKey;
import org.tocsin.security.key.IntakeKey;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.security.key.KeyUses;

/**
 * {@code POST /v2/change/enqueue}: PagerDuty's Events API v2 (developer.pagerduty.com, "Send a
 * change event"). It goes into the feed of changes and pages nobody.
 */
@RestController
class ChangesApi {
  private final Changes changes;
  private final ServiceOfKey services;
  private final IntakeKeys keys;
  private final KeyUses uses;
  private final ObjectMapper json;
  private final Clock clock;

  ChangesApi(
      Changes changes,
      ServiceOfKey services,
      IntakeKeys keys,
      KeyUses uses,
      ObjectMapper json,
      Clock clock) {
    this.changes = changes;
    this.services = services;
    this.keys = keys;
    this.uses = uses;
    this.json = json;
    this.clock = clock;
  }

  /** What PagerDuty answers to a change it takes. */
  record Accepted(String status, String message) {}

  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @Operation(summary = "Takes a change event in the format of PagerDuty")
  @PostMapping("/v2/change/enqueue")
  ResponseEntity<Accepted> enqueue(HttpServletRequest request) throws IOException {
    Event event = Event.read(request, json);
    IntakeKey key = event.key(keys);
    uses.note(key, request);
    changes.add(event.toChange(services.of(event.named(), key), clock.instant()));
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(new Accepted("success", "Change event processed"));
  }

  @ExceptionHandler
  ResponseEntity<Refused> refuse(Malformed e) {
    return Refused.answer(e);
  }
}
