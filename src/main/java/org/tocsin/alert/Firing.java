package org.tocsin.alert;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alerts.Fresh;
import org.tocsin.alert.Alerts.Stored;
import org.tocsin.alert.Routing.Action;
import org.tocsin.alert.Routing.Question;
import org.tocsin.alert.Routing.Route;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** What fires: counted when it is known, else routed, and put into the incident it belongs to. */
@Component
public class Firing {
  private final Alerts alerts;
  private final Joins joins;
  private final Rules rules;
  private final Routing routing;
  private final IncidentDesk desk;

  Firing(Alerts alerts, Joins joins, Rules rules, Routing routing, IncidentDesk desk) {
    this.alerts = alerts;
    this.joins = joins;
    this.rules = rules;
    this.routing = routing;
    this.desk = desk;
  }

  private record Routed(Alert alert, Route route) {}

  public void take(AlertGroup group, String actor) {
    Map<String, Stored> stored = alerts.stored(group.firing());
    Map<Question, Route> answers = new HashMap<>();
    Function<Alert, Route> route =
        alert -> answers.computeIfAbsent(Question.of(alert), routing::route);
    List<Alert> again = new ArrayList<>();
    List<Routed> paging = new ArrayList<>();
    List<Fresh> recorded = new ArrayList<>();
    for (Alert alert : distinct(group.firing())) {
      Stored known = stored.get(alert.fingerprint());
      if (known.id() != null && !gotWorse(alert, known, route)) {
        again.add(alert);
        continue;
      }
      Alert fresh = alert.startedAt(known.startsAt());
      switch (route.apply(alert).action()) {
        case PAGE -> paging.add(new Routed(fresh, route.apply(alert)));
        case RECORD -> recorded.add(new Fresh(fresh, Action.RECORD));
        case DROP -> {}
      }
    }
    paging.stream()
        .collect(
            groupingBy(
                routed -> routed.route().grouping().key(routed.alert(), group.key()),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((key, routed) -> assign(group, key, routed, actor));
    if (!recorded.isEmpty()) {
      alerts.put(recorded, group.key(), null);
    }
    if (!again.isEmpty()) {
      alerts.seenAgainAs(again, stored);
    }
  }

  /** A sender that keeps the fingerprint may send another severity than before. */
  private static boolean gotWorse(Alert alert, Stored known, Function<Alert, Route> route) {
    if (alert.label("severity").equals(known.severity())) {
      return false;
    }
    Route now = route.apply(alert);
    Route before = route.apply(alert.with("severity", known.severity()));
    return now.action() == Action.PAGE
        && (!known.paging() || now.severity().worseThan(before.severity()));
  }

  private void assign(AlertGroup group, String joinKey, List<Routed> routed, String actor) {
    List<Alert> fresh = routed.stream().map(Routed::alert).toList();
    Routed worst = routed.stream().min(Comparator.comparing(r -> r.route().severity())).get();
    Optional<IncidentNumber> open =
        Stream.of(alerts.incidentOf(fresh.get(0).fingerprint()), joins.of(joinKey))
            .flatMap(Optional::stream)
            .distinct()
            .filter(desk::hold)
            .findFirst();
    IncidentNumber incident = open.orElseGet(() -> opened(group, joinKey, worst, fresh, actor));
    alerts.put(
        fresh.stream().map(alert -> new Fresh(alert, Action.PAGE)).toList(), group.key(), incident);
    rules.hadAPart(incident, fresh);
    Severity severity = worst.route().severity();
    open.ifPresent(number -> desk.joined(number, fresh, severity, actor));
  }

  private IncidentNumber opened(
      AlertGroup group, String joinKey, Routed worst, List<Alert> fresh, String actor) {
    IncidentNumber incident =
        desk.open(
            new IncidentDesk.Request(
                worst.alert().summary(),
                worst.alert().service(),
                worst.route().team(),
                worst.route().severity(),
                worst.route().remark() + leftOut(group),
                actor),
            fresh);
    joins.put(joinKey, incident);
    return incident;
  }

  private static String leftOut(AlertGroup group) {
    return group.complete()
        ? ""
        : " The message had %,d more alerts, which are not listed.".formatted(group.leftOut());
  }

  /** Of alerts with the same fingerprint the last one counts. */
  private static List<Alert> distinct(List<Alert> sent) {
    Map<String, Alert> distinct = new LinkedHashMap<>();
    sent.forEach(alert -> distinct.put(alert.fingerprint(), alert));
    return List.copyOf(distinct.values());
  }
}
