package org.tocsin.alert;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.engine.Conflicts;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/**
 * Takes alerts in. When {@link #accept} returns, everything is committed; when it throws, nothing
 * is. The same message may come any number of times.
 */
@Component
public class Intake {
  private final Alerts alerts;
  private final Routing routing;
  private final IncidentDesk desk;
  private final TransactionTemplate transaction;

  Intake(Alerts alerts, Routing routing, IncidentDesk desk, TransactionTemplate transaction) {
    this.alerts = alerts;
    this.routing = routing;
    this.desk = desk;
    this.transaction = transaction;
  }

  public void accept(AlertGroup group) {
    Conflicts.retry(
        () -> {
          transaction.executeWithoutResult(status -> take(group));
          return group;
        });
  }

  private record Routed(Alert alert, Routing.Route route) {}

  private void take(AlertGroup group) {
    alerts.lockGroup(group.key());
    newlyFiring(group).stream()
        .collect(groupingBy(r -> r.alert().service(), LinkedHashMap::new, Collectors.toList()))
        .forEach((service, routed) -> assign(group.key(), service, routed));
    List<Alert> over = group.alerts().stream().filter(alert -> !alert.firing()).toList();
    over.forEach(alert -> end(group, alert));
    if (group.complete()) {
      over.stream()
          .flatMap(alert -> alerts.incidentOf(alert).stream())
          .distinct()
          .filter(incident -> !alerts.anyFiring(incident))
          .forEach(desk::cleared);
    }
  }

  private List<Routed> newlyFiring(AlertGroup group) {
    List<Routed> paging = new ArrayList<>();
    for (Alert alert : group.alerts()) {
      if (!alert.firing() || alerts.seenAgain(alert)) {
        continue;
      }
      Routing.Route route = routing.route(alert);
      switch (route.action()) {
        case PAGE -> paging.add(new Routed(alert, route));
        case RECORD -> alerts.add(alert, group.key(), route.action(), null);
        case DROP -> {}
      }
    }
    return paging;
  }

  private void assign(String groupKey, String service, List<Routed> routed) {
    List<Alert> fresh = routed.stream().map(Routed::alert).toList();
    Routed worst = routed.stream().min(Comparator.comparing(r -> r.route().severity())).get();
    Optional<IncidentNumber> open =
        desk.firstThatAccepts(alerts.incidentsOf(fresh.get(0).fingerprint(), groupKey, service));
    IncidentNumber incident = open.orElseGet(() -> desk.open(request(worst), fresh));
    fresh.forEach(alert -> alerts.add(alert, groupKey, Routing.Action.PAGE, incident));
    Severity severity = worst.route().severity();
    open.ifPresent(number -> desk.joined(number, fresh, severity));
  }

  private static IncidentDesk.Request request(Routed worst) {
    return new IncidentDesk.Request(
        worst.alert().summary(),
        worst.alert().service(),
        worst.route().team(),
        worst.route().severity(),
        worst.route().remark());
  }

  private void end(AlertGroup group, Alert alert) {
    alerts
        .end(alert)
        .ifPresent(
            incident ->
                desk.ended(incident, alert, group.complete() && !alerts.anyFiring(incident)));
  }
}
