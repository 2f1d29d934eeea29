package org.tocsin.paging.answer;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/**
 * {@code POST /api/incidents/{number}/acknowledge}: 204, or 409 when no page waits for this person.
 */
@RestController
class AcknowledgeApi {
  private final Acknowledging acknowledging;
  private final Incidents incidents;

  AcknowledgeApi(Acknowledging acknowledging, Incidents incidents) {
    this.acknowledging = acknowledging;
    this.incidents = incidents;
  }

  @Operation(summary = "Acknowledges your page; 409 when you have none to acknowledge")
  @PostMapping("/api/incidents/{number}/acknowledge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(@PathVariable String number, Principal person) {
    IncidentNumber incident = existing(number);
    if (!acknowledging.acknowledge(incident, person.getName())) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "No page of this incident waits for your answer.");
    }
  }

  private IncidentNumber existing(String number) {
    try {
      IncidentNumber incident = IncidentNumber.valueOf(number);
      incidents.get(incident);
      return incident;
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
    }
  }
}
