package org.tocsin.watch.check;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;

@Component
@Order(6)
class IncidentsExhausted implements Check {
  private static final String NAME = "incidents-exhausted";

  private final Incidents incidents;

  IncidentsExhausted(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public Finding look() {
    List<Incident> exhausted = incidents.exhausted();
    if (exhausted.isEmpty()) {
      return Finding.well(NAME, "No incident has paged everybody in vain.");
    }
    return Finding.trouble(
        NAME,
        exhausted.size(),
        exhausted.get(0).exhaustedAt(),
        "1 incident has paged everybody there is, and nobody has answered. Call people yourself.",
        "%d incidents have paged everybody there is, and nobody has answered. Call people"
            + " yourself.",
        exhausted.stream().map(incident -> incident.number().toString()).toList());
  }
}
