package org.tocsin.console.incident;

import org.springframework.stereotype.Component;
import org.tocsin.console.layout.NotFound;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/** Finds the incident an address names. */
@Component
public class Lookup {
  private final Incidents incidents;

  Lookup(Incidents incidents) {
    this.incidents = incidents;
  }

  public Incident incident(String number) {
    return incidents
        .find(parsed(number))
        .orElseThrow(() -> new NotFound("There is no incident " + number));
  }

  private static IncidentNumber parsed(String number) {
    try {
      return IncidentNumber.valueOf(number);
    } catch (IllegalArgumentException e) {
      throw new NotFound(e.getMessage());
    }
  }
}
