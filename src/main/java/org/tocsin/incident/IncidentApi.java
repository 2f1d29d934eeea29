package org.tocsin.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Incidents as JSON: read, and declared by a person. */
@RestController
@RequestMapping("/api/incidents")
class IncidentApi {
  private static final int MOST_CLOSED = 200;

  private final Incidents incidents;
  private final Timeline timeline;
  private final Declaring declaring;

  IncidentApi(Incidents incidents, Timeline timeline, Declaring declaring) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.declaring = declaring;
  }

  /** An incident on the wire; times are UTC in ISO 8601. */
  record Row(
      String number,
      String title,
      String severity,
      String state,
      @Nullable String outcome,
      String service,
      String team,
      @Nullable String responder,
      @Nullable String commander,
      @Nullable Instant exhaustedAt,
      Instant openedAt,
      @Nullable Instant acknowledgedAt,
      @Nullable Instant mitigatedAt,
      @Nullable Instant resolvedAt,
      @Nullable Instant closedAt) {
    static Row of(Incident incident) {
      return new Row(
          incident.number().toString(),
          incident.title(),
          incident.severity().name(),
          incident.state().word(),
          incident.outcome() == null ? null : incident.outcome().words(),
          incident.service(),
          incident.team(),
          incident.responder(),
          incident.commander(),
          incident.exhaustedAt(),
          incident.openedAt(),
          incident.acknowledgedAt(),
          incident.mitigatedAt(),
          incident.resolvedAt(),
          incident.closedAt());
    }
  }

  /** What a person says who declares an incident. */
  record Declaration(
      @NotBlank(message = "Give the incident a title.")
          @Size(max = 300, message = "The title has to fit into 300 characters.")
          String title,
      @NotBlank(message = "Name the service.")
          @Size(max = 200, message = "The service has to fit into 200 characters.")
          String service,
      @NotNull(message = "Choose a severity.")
          @Pattern(regexp = "SEV[1-9]", message = "A severity is written SEV1, SEV2 or SEV3.")
          String severity) {}

  /**
   * @param before only those that are closed and have a lower number: the last one of the list
   *     before
   */
  @Operation(summary = "Lists the open incidents, or the newest 200 closed ones before a given one")
  @GetMapping
  List<Row> list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String before) {
    List<Incident> found =
        switch (state) {
          case "open" -> incidents.open();
          case "closed" ->
              before == null
                  ? incidents.closed(MOST_CLOSED)
                  : incidents.closedBefore(number(before), MOST_CLOSED);
          default ->
              throw new ResponseStatusException(
                  HttpStatus.BAD_REQUEST, "The state is either open or closed.");
        };
    return found.stream().map(Row::of).toList();
  }

  @Operation(summary = "Shows one incident")
  @GetMapping("/{number}")
  Row get(@PathVariable String number) {
    return Row.of(existing(number));
  }

  @Operation(summary = "Shows the timeline of an incident")
  @GetMapping("/{number}/timeline")
  List<Timeline.Entry> timeline(@PathVariable String number) {
    return timeline.of(existing(number).number());
  }

  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @Operation(summary = "Declares an incident")
  @PostMapping
  ResponseEntity<Row> declare(@Valid @RequestBody Declaration declaration, Principal person) {
    IncidentNumber number;
    try {
      number =
          declaring.declare(
              declaration.title(),
              declaration.service(),
              new Severity(declaration.severity()),
              person.getName());
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage() + ".", e);
    }
    return ResponseEntity.created(URI.create("/api/incidents/" + number))
        .body(Row.of(incidents.get(number)));
  }

  private static IncidentNumber number(String before) {
    try {
      return IncidentNumber.valueOf(before);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private Incident existing(String number) {
    try {
      return incidents
          .find(IncidentNumber.valueOf(number))
          .orElseThrow(
              () ->
                  new ResponseStatusException(
                      HttpStatus.NOT_FOUND, "There is no incident of this number."));
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
    }
  }
}
