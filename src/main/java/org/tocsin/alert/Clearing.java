package org.tocsin.alert;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alerts.Over;
import org.tocsin.shared.IncidentNumber;

/** What ends, and which incidents have nothing left that fires. */
@Component
public class Clearing {
  private final Alerts alerts;
  private final IncidentDesk desk;

  Clearing(Alerts alerts, IncidentDesk desk) {
    this.alerts = alerts;
    this.desk = desk;
  }

  public void take(AlertGroup group, String actor) {
    List<Over> over = alerts.over(group.over());
    TreeMap<IncidentNumber, List<Over>> byIncident =
        over.stream()
            .filter(ended -> ended.incident() != null)
            .collect(
                groupingBy(
                    Over::incident,
                    () -> new TreeMap<>(Comparator.comparing(IncidentNumber::value)),
                    Collectors.toList()));
    byIncident.keySet().forEach(desk::hold);
    List<Over> ending = over.stream().filter(Over::firing).toList();
    if (!ending.isEmpty()) {
      alerts.end(ending, group.over());
    }
    byIncident.forEach((incident, ended) -> tell(group, incident, ended, actor));
  }

  private void tell(AlertGroup group, IncidentNumber incident, List<Over> over, String actor) {
    boolean last = group.complete() && !alerts.anyFiring(incident);
    Map<String, Alert> sent =
        group.over().stream()
            .collect(Collectors.toMap(Alert::fingerprint, alert -> alert, (first, next) -> first));
    List<Alert> ended =
        over.stream()
            .filter(Over::firing)
            .filter(row -> sent.containsKey(row.fingerprint()))
            // who ends an alert need not say its name again
            .map(row -> sent.get(row.fingerprint()).with("alertname", row.name()))
            .toList();
    if (!ended.isEmpty()) {
      desk.ended(incident, ended, last, actor);
    }
    if (last) {
      desk.cleared(incident);
    }
  }
}
