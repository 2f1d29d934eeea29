package org.tocsin.incident;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.Ownership;
import org.tocsin.incident.Incidents.Opening;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** A person declares an incident. */
@Component
public class Declaring {
  private final Incidents incidents;
  private final Ownership ownership;

  Declaring(Incidents incidents, Ownership ownership) {
    this.incidents = incidents;
    this.ownership = ownership;
  }

  /**
   * Opens the incident and pages the team that owns the service.
   *
   * @throws IllegalArgumentException when there is no process for the severity
   */
  @Transactional
  public IncidentNumber declare(String title, String service, Severity severity, String person) {
    Ownership.Answering answering = ownership.of(service);
    return incidents.open(
        new Opening(
            title,
            service,
            answering.team(),
            severity,
            person,
            "%s declared a %s incident of %s.%s"
                .formatted(person, severity, service, answering.remark())));
  }
}
