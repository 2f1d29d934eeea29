package org.tocsin.console.incident;

import java.time.Instant;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.view.IncidentPanel;
import org.tocsin.view.People;

/** Everything that happened, and the sealed record of it. */
@Component
@Order(10)
class TimelinePanel implements IncidentPanel {
  private final Timeline timeline;

  TimelinePanel(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public Optional<Content> of(Incident incident, People.Names names, Instant now) {
    return Optional.of(
        new Content(
            "console/incident/timeline-panel",
            TimelineView.of(timeline.of(incident.number()), names, now)));
  }
}
