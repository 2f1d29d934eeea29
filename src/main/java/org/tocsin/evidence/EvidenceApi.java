package org.tocsin.evidence;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/** The record of an incident, to be taken away and checked. */
@RestController
class EvidenceApi {
  private final Evidence evidence;
  private final Incidents incidents;

  EvidenceApi(Evidence evidence, Incidents incidents) {
    this.evidence = evidence;
    this.incidents = incidents;
  }

  /** Written on the request's own thread: filters still add headers while another would write. */
  @Operation(summary = "Downloads the sealed record of an incident as a ZIP archive")
  @GetMapping("/api/incidents/{number}/evidence")
  void evidence(@PathVariable String number, Principal person, HttpServletResponse response)
      throws IOException {
    IncidentNumber incident = existing(number);
    Map<String, byte[]> files = evidence.collect(incident, person.getName());
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(incident + "-evidence.zip").build().toString());
    ArchiveFiles.write(files, response.getOutputStream());
  }

  private IncidentNumber existing(String number) {
    try {
      return incidents
          .find(IncidentNumber.valueOf(number))
          .orElseThrow(() -> new IllegalArgumentException("There is no incident of this number."))
          .number();
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
    }
  }
}
