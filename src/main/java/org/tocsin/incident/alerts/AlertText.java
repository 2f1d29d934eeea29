package org.tocsin.incident.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.alert.Alert;

/** Alerts in words, for the timeline. */
final class AlertText {
  private static final int NAMED = 5;
  private static final int LABELS = 6;
  private static final int LONGEST_LABEL = 60;

  /** What every alert has, or what is said elsewhere. */
  private static final Set<String> NOT_WORTH_READING =
      Set.of("alertname", "service", "severity", "prometheus", "endpoint", "container", "uid");

  private AlertText() {}

  static String opened(List<Alert> alerts) {
    return "%s %s."
        .formatted(
            alerts.size() == 1 ? "An alert fired." : alerts.size() + " alerts fired.",
            summaries(alerts));
  }

  static String joined(List<Alert> alerts) {
    return alerts.size() == 1
        ? "Another alert joined: %s.".formatted(described(alerts.get(0)))
        : "%d more alerts joined: %s.".formatted(alerts.size(), summaries(alerts));
  }

  static String ended(List<Alert> alerts, boolean last) {
    Alert newest = alerts.get(alerts.size() - 1);
    if (alerts.size() == 1) {
      return (last ? "The last alert cleared: %s." : "An alert cleared: %s.")
          .formatted(newest.name());
    }
    return "%d alerts cleared%s: %s."
        .formatted(alerts.size(), last ? ", the last one among them" : "", names(alerts));
  }

  /** Name, summary and labels, as far as they say different things. */
  private static String described(Alert alert) {
    String summary = alert.summary();
    String said =
        summary.contains(alert.name()) ? summary : "%s, %s".formatted(alert.name(), summary);
    String labels =
        labels(alert).entrySet().stream()
            .limit(LABELS)
            .map(label -> label.getKey() + "=" + shortened(label.getValue()))
            .collect(Collectors.joining(", "));
    return labels.isEmpty() ? said : "%s (%s)".formatted(said, labels);
  }

  /** The labels that tell this alert from another one of its service. */
  static Map<String, String> labels(Alert alert) {
    Map<String, String> worth = new LinkedHashMap<>();
    alert
        .labels()
        .forEach(
            (name, value) -> {
              if (!NOT_WORTH_READING.contains(name) && !name.startsWith("__") && !value.isBlank()) {
                worth.put(name, value);
              }
            });
    return worth;
  }

  private static String summaries(List<Alert> alerts) {
    return listed(alerts, alerts.stream().limit(NAMED).map(Alert::summary).distinct().toList());
  }

  private static String names(List<Alert> alerts) {
    return listed(alerts, alerts.stream().limit(NAMED).map(Alert::name).distinct().toList());
  }

  private static String listed(List<Alert> alerts, List<String> texts) {
    String first = String.join(", ", texts);
    return alerts.size() > NAMED ? first + " and " + (alerts.size() - NAMED) + " more" : first;
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL - 1) + "…" : text;
  }
}
