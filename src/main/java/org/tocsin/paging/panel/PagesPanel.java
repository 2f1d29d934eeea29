package org.tocsin.paging.panel;

import java.time.Instant;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.paging.Pages;
import org.tocsin.paging.delivery.Deliveries;
import org.tocsin.view.IncidentPanel;
import org.tocsin.view.People;

/** Who was paged, who was notified, and every attempt to reach them. */
@Component
@Order(30)
class PagesPanel implements IncidentPanel {
  private final Pages pages;
  private final Deliveries deliveries;

  PagesPanel(Pages pages, Deliveries deliveries) {
    this.pages = pages;
    this.deliveries = deliveries;
  }

  @Override
  public Optional<Content> of(Incident incident, People.Names names, Instant now) {
    SentView sent =
        SentView.of(pages.of(incident.number()), deliveries.of(incident.number()), names, now);
    return sent.isEmpty() ? Optional.empty() : Optional.of(new Content("paging/panel", sent));
  }
}
