package org.tocsin.postmortem.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.postmortem.Postmortems;
import org.tocsin.view.IncidentPanel;
import org.tocsin.view.People;

/** The follow-ups, open and done. */
@Component
@Order(50)
class FollowUpsPanel implements IncidentPanel {
  private final Postmortems postmortems;

  FollowUpsPanel(Postmortems postmortems) {
    this.postmortems = postmortems;
  }

  @Override
  public Optional<Content> of(Incident incident, People.Names names, Instant now) {
    List<FollowUpView> followUps =
        FollowUpView.of(postmortems.followUpsOf(incident.number()), names);
    return followUps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Content("postmortem/follow-ups-panel", followUps));
  }
}
