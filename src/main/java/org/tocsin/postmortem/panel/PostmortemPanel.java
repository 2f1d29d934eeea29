package org.tocsin.postmortem.panel;

import java.time.Instant;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.postmortem.Postmortems;
import org.tocsin.view.IncidentPanel;
import org.tocsin.view.People;

/** The postmortem, as soon as it is written. */
@Component
@Order(40)
class PostmortemPanel implements IncidentPanel {
  private final Postmortems postmortems;

  PostmortemPanel(Postmortems postmortems) {
    this.postmortems = postmortems;
  }

  @Override
  public Optional<Content> of(Incident incident, People.Names names, Instant now) {
    return postmortems
        .of(incident.number())
        .map(written -> new Content("postmortem/panel", PostmortemView.of(written, names)));
  }
}
