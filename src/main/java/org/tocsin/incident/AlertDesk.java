package org.tocsin.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alert;
import org.tocsin.alert.IncidentDesk;
import org.tocsin.engine.Processes;
import org.tocsin.incident.Incident.State;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Opens incidents for alerts, and tells a running incident what its alerts do. */
@Component
class AlertDesk implements IncidentDesk {
  /** Until it is resolved, an incident takes further alerts; afterwards they are a new one. */
  private static final Set<State> ACCEPTING =
      Set.of(State.OPEN, State.ACKNOWLEDGED, State.MITIGATED);

  private static final int NAMED = 5;

  private final Incidents incidents;
  private final Timeline timeline;
  private final Processes processes;

  AlertDesk(Incidents incidents, Timeline timeline, Processes processes) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.processes = processes;
  }

  @Override
  public IncidentNumber open(Request request, List<Alert> alerts) {
    return incidents.open(
        new Incidents.Opening(
            request.title(),
            request.service(),
            request.team(),
            request.severity(),
            Timeline.TOCSIN,
            "%s.%s%s"
                .formatted(
                    alerts.size() == 1 ? "An alert fired" : alerts.size() + " alerts fired",
                    " " + named(alerts) + ".",
                    request.remark())));
  }

  @Override
  public Optional<IncidentNumber> firstThatAccepts(List<IncidentNumber> candidates) {
    return candidates.stream()
        .filter(number -> ACCEPTING.contains(incidents.get(number).state()))
        .findFirst();
  }

  @Override
  public void joined(IncidentNumber number, List<Alert> alerts, Severity severity) {
    timeline.add(
        number,
        "alert-joined",
        Timeline.TOCSIN,
        "%s joined: %s."
            .formatted(
                alerts.size() == 1 ? "Another alert" : alerts.size() + " more alerts",
                named(alerts)),
        Map.of("fingerprints", alerts.stream().map(Alert::fingerprint).limit(100).toList()));
    Incident incident = incidents.get(number);
    if (severity.worseThan(incident.severity()) && incident.state() == State.OPEN) {
      Map<String, @Nullable Object> change = new HashMap<>();
      change.put("newSeverity", severity.name());
      change.put("reason", "A worse alert joined before anybody answered.");
      processes.tell("incident.severity-changed", number, change);
    }
    processes.tell("incident.alert-joined", number, Map.of());
  }

  @Override
  public void ended(IncidentNumber number, Alert alert, boolean last) {
    if (incidents.get(number).state() == State.CLOSED) {
      return;
    }
    timeline.add(
        number,
        "alert-cleared",
        Timeline.TOCSIN,
        last
            ? "The last alert cleared: " + alert.name() + "."
            : "An alert cleared: " + alert.name() + ".",
        Map.of("fingerprint", alert.fingerprint(), "last", last));
  }

  @Override
  public void cleared(IncidentNumber number) {
    // Held, so that an acknowledgement of this very moment is either seen here or comes too late.
    if (incidents.hold(number).state() == State.OPEN) {
      processes.tell("incident.alerts-cleared", number, Map.of());
    }
  }

  private static String named(List<Alert> alerts) {
    String names =
        String.join(", ", alerts.stream().limit(NAMED).map(Alert::summary).distinct().toList());
    return alerts.size() > NAMED ? names + " and " + (alerts.size() - NAMED) + " more" : names;
  }
}
