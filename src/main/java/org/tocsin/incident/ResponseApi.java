package org.tocsin.incident;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.shared.IncidentNumber;

/** What a person decides about an incident, for programs: 204, or 409 when it is too late. */
@RestController
@RequestMapping("/api/incidents/{number}")
class ResponseApi {
  private final Incidents incidents;
  private final Responding responding;

  ResponseApi(Incidents incidents, Responding responding) {
    this.incidents = incidents;
    this.responding = responding;
  }

  /** Another severity, and why. */
  record SeverityChange(
      @NotNull(message = "Name the severity.") String severity,
      @NotNull(message = "Give a reason for the change.") String reason) {}

  @Operation(
      summary = "Closes the incident as a false alarm; 409 unless acknowledged and not mitigated")
  @PostMapping("/false-alarm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reportFalseAlarm(@PathVariable String number, Principal person) {
    if (!responding.reportFalseAlarm(existing(number), person.getName())) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT,
          "An incident is a false alarm only after it is acknowledged and before it is mitigated.");
    }
  }

  @Operation(summary = "Changes the severity; 409 when the incident has it already, or is closed")
  @PostMapping("/severity")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeSeverity(
      @PathVariable String number, @Valid @RequestBody SeverityChange change, Principal person) {
    IncidentNumber incident = existing(number);
    try {
      if (!responding.changeSeverity(
          incident, change.severity(), change.reason(), person.getName())) {
        throw new ResponseStatusException(
            HttpStatus.CONFLICT, "It is %s already, or closed.".formatted(change.severity()));
      }
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private IncidentNumber existing(String number) {
    try {
      return incidents.get(IncidentNumber.valueOf(number)).number();
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
    }
  }
}
