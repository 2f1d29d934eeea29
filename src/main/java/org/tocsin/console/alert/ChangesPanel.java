package org.tocsin.console.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.alert.change.Changes;
import org.tocsin.incident.Incident;
import org.tocsin.view.IncidentPanel;
import org.tocsin.view.People;

/** Changes to the service in the day before the incident was opened, and since. */
@Component
@Order(20)
class ChangesPanel implements IncidentPanel {
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final int MOST = 10;

  private final Changes changes;

  ChangesPanel(Changes changes) {
    this.changes = changes;
  }

  @Override
  public Optional<Content> of(Incident incident, People.Names names, Instant now) {
    Instant until = incident.closedAt() == null ? now : incident.closedAt();
    List<ChangeView> shown =
        ChangeView.of(
            changes.between(incident.service(), incident.openedAt().minus(BEFORE), until, MOST),
            incident.openedAt(),
            now);
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(new Content("console/alert/changes-panel", shown));
  }
}
