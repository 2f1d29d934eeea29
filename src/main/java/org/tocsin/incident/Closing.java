package org.tocsin.incident;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident.Outcome;
import org.tocsin.shared.IncidentNumber;

/** The end of an incident, however it ends: the record and the timeline say so once. */
@Component
class Closing {
  private final Incidents incidents;
  private final Timeline timeline;

  Closing(Incidents incidents, Timeline timeline) {
    this.incidents = incidents;
    this.timeline = timeline;
  }

  void close(IncidentNumber number, Outcome outcome, String text) {
    incidents.close(number, outcome);
    timeline.add(number, "closed", Timeline.TOCSIN, text, Map.of("outcome", outcome.words()));
  }
}
