package org.tocsin.incident;

import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.Ownership;
import org.tocsin.engine.process.Severities;
import org.tocsin.incident.NewIncidents.Opening;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** A person declares an incident. */
@Component
public class Declaring {
  private final NewIncidents incidents;
  private final Ownership ownership;
  private final Severities severities;

  Declaring(NewIncidents incidents, Ownership ownership, Severities severities) {
    this.incidents = incidents;
    this.ownership = ownership;
    this.severities = severities;
  }

  /**
   * Opens the incident and pages the team that owns the service.
   *
   * @throws IllegalArgumentException when there is no process for the severity
   */
  @Transactional
  public IncidentNumber declare(String title, String service, Severity severity, String person) {
    if (!severities.exists(severity)) {
      throw new IllegalArgumentException(
          "There is no process for %s; there are %s."
              .formatted(
                  severity,
                  severities.all().stream()
                      .map(meaning -> meaning.severity().name())
                      .collect(Collectors.joining(", "))));
    }
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
