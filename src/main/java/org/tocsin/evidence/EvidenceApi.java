package org.tocsin.evidence;

import java.security.Principal;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
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

  @GetMapping("/api/incidents/{number}/evidence")
  ResponseEntity<StreamingResponseBody> evidence(@PathVariable String number, Principal person) {
    IncidentNumber incident = existing(number);
    Map<String, byte[]> files = evidence.collect(incident, person.getName());
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(incident + "-evidence.zip").build().toString())
        .body(out -> ArchiveFiles.write(files, out));
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
