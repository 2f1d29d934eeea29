package org.tocsin.incident.alerts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alert;
import org.tocsin.alert.IncidentDesk;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.NewIncidents;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Opens incidents for alerts, and tells a running incident what its alerts do. */
@Component
class AlertDesk implements IncidentDesk {
  /** Until it is resolved, an incident takes further alerts; afterwards they are a new one. */
  private static final Set<State> ACCEPTING =
      Set.of(State.OPEN, State.ACKNOWLEDGED, State.MITIGATED);

  private final Incidents incidents;
  private final NewIncidents newIncidents;
  private final AlertEntries entries;
  private final Processes processes;

  AlertDesk(
      Incidents incidents, NewIncidents newIncidents, AlertEntries entries, Processes processes) {
    this.incidents = incidents;
    this.newIncidents = newIncidents;
    this.entries = entries;
    this.processes = processes;
  }

  @Override
  public IncidentNumber open(Request request, List<Alert> alerts) {
    return newIncidents.open(
        new NewIncidents.Opening(
            request.title(),
            request.service(),
            request.team(),
            request.severity(),
            request.actor(),
            AlertText.opened(alerts) + request.remark()));
  }

  @Override
  public boolean hold(IncidentNumber number) {
    return ACCEPTING.contains(incidents.hold(number).state());
  }

  @Override
  public void joined(IncidentNumber number, List<Alert> alerts, Severity severity, String actor) {
    entries.joined(number, alerts, actor);
    Incident incident = incidents.hold(number);
    Optional<Severity> told = incidents.toldOf(number);
    boolean worst = told.isEmpty() || severity.worseThan(told.get());
    if (worst && severity.worseThan(incident.severity()) && incident.state() == State.OPEN) {
      Map<String, @Nullable Object> change = new HashMap<>();
      change.put("newSeverity", severity.name());
      change.put("reason", "A worse alert joined before anybody answered.");
      processes.tell(Message.SEVERITY_CHANGED, number, change);
    }
    if (worst) {
      incidents.told(number, severity);
    }
    if (told.isEmpty()) {
      processes.tell(Message.ALERT_JOINED, number, Map.of());
    }
  }

  @Override
  public void ended(IncidentNumber number, List<Alert> alerts, boolean last, String actor) {
    if (incidents.get(number).state() != State.CLOSED) {
      entries.ended(number, alerts, last, actor);
    }
  }

  @Override
  public void cleared(IncidentNumber number) {
    // Held, so that an acknowledgement of this very moment is either seen here or comes too late.
    if (incidents.hold(number).state() == State.OPEN) {
      processes.tell(Message.ALERTS_CLEARED, number, Map.of());
    }
  }
}
