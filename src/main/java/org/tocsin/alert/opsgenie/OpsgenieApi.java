package org.tocsin.alert.opsgenie;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Intake;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;

/**
 * {@code POST /v2/alerts} and its close and acknowledge: what senders use of Opsgenie's alert API
 * (docs.opsgenie.com, "Alert API"), answered as Opsgenie does. An alert is named by its alias.
 */
@RestController
class OpsgenieApi {
  private static final int MOST_BYTES = 512 * 1024;
  private static final int LONGEST_NOTE = 150;

  private final Intake intake;
  private final ObjectMapper json;
  private final Clock clock;

  OpsgenieApi(Intake intake, ObjectMapper json, Clock clock) {
    this.intake = intake;
    this.json = json;
    this.clock = clock;
  }

  /** What Opsgenie answers to a request it takes; {@code took} in seconds. */
  record Accepted(String result, double took, String requestId) {
    static ResponseEntity<Accepted> answer() {
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .body(new Accepted("Request will be processed", 0, UUID.randomUUID().toString()));
    }
  }

  /** What Opsgenie answers to a request it does not take. */
  record Refused(String message, double took, String requestId) {}

  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @Operation(summary = "Takes an alert in the format of Opsgenie")
  @PostMapping("/v2/alerts")
  ResponseEntity<Accepted> create(
      HttpServletRequest request, @AuthenticationPrincipal IntakeKey key) throws IOException {
    Created created = read(request, Created.class);
    intake.accept(new AlertGroup(created.group(), List.of(created.toAlert(key))), key);
    return Accepted.answer();
  }

  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @Operation(summary = "Resolves an alert in the format of Opsgenie")
  @PostMapping("/v2/alerts/{id}/close")
  ResponseEntity<Accepted> close(
      @PathVariable String id,
      @RequestParam(defaultValue = "id") String identifierType,
      @AuthenticationPrincipal IntakeKey key) {
    String fingerprint = Created.fingerprint(key, alias(id, identifierType));
    Alert over = new Alert(fingerprint, null, clock.instant(), Map.of(), Map.of(), null);
    intake.accept(new AlertGroup("opsgenie", List.of(over)), key);
    return Accepted.answer();
  }

  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @Operation(summary = "Answers a client of Opsgenie that acknowledges; changes nothing")
  @PostMapping("/v2/alerts/{id}/acknowledge")
  ResponseEntity<Accepted> acknowledge(
      @PathVariable String id,
      @RequestParam(defaultValue = "id") String identifierType,
      HttpServletRequest request,
      @AuthenticationPrincipal IntakeKey key)
      throws IOException {
    Acted acted = request.getContentLengthLong() == 0 ? Acted.NOTHING : read(request, Acted.class);
    intake.acknowledge(
        Created.fingerprint(key, alias(id, identifierType)),
        key,
        acted.user(),
        Wire.text(acted.note(), LONGEST_NOTE));
    return Accepted.answer();
  }

  @ExceptionHandler
  ResponseEntity<Refused> refuse(Malformed e) {
    return ResponseEntity.status(e.getStatusCode())
        .body(new Refused(e.sentence(), 0, UUID.randomUUID().toString()));
  }

  private <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    byte[] body = Wire.body(request, MOST_BYTES, "The request is larger than 512 KB.");
    return Wire.read(json, body, type, "Request body is not processable. It is not JSON.");
  }

  private static String alias(String id, String identifierType) {
    if (!identifierType.equals("alias")) {
      throw new Malformed(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "Name the alert by its alias: identifierType=alias. Other identifiers are not kept.");
    }
    return id;
  }
}
