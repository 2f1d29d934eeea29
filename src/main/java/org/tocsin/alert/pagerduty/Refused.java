package org.tocsin.alert.pagerduty;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.tocsin.alert.intake.Malformed;

/** What PagerDuty answers to an event it does not take. */
record Refused(String status, String message, List<String> errors) {
  static ResponseEntity<Refused> answer(Malformed e) {
    return ResponseEntity.status(e.getStatusCode())
        .body(new Refused("invalid event", "Event object is invalid", List.of(e.sentence())));
  }
}
