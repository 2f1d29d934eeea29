package org.tocsin.incident.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.DirectoryCheck;
import org.tocsin.directory.model.Organisation;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;

/** Warns before somebody who works on an open incident, or its team, leaves the directory. */
@Component
class PeopleAtWork implements DirectoryCheck {
  private final Incidents incidents;

  PeopleAtWork(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public List<String> warnings(Organisation organisation, Instant now) {
    List<String> warnings = new ArrayList<>();
    for (Incident incident : incidents.open()) {
      Stream.of(incident.responder(), incident.commander())
          .filter(Objects::nonNull)
          .distinct()
          .filter(person -> organisation.person(person).isEmpty())
          .forEach(
              person ->
                  warnings.add(
                      "%s works on %s, which is open, and is not in the document; nobody can page them any more."
                          .formatted(person, incident.number())));
      if (organisation.team(incident.team()).isEmpty()) {
        warnings.add(
            "%s is open and belongs to the team %s, which is not in the document."
                .formatted(incident.number(), incident.team()));
      }
    }
    return warnings;
  }
}
