package org.tocsin.incident.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alert;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** What alerts leave in the timeline of their incident: not more than people can read. */
@Component
class AlertEntries {
  static final String JOINED = "alert-joined";
  static final String CLEARED = "alert-cleared";
  static final String COUNTED = "alerts-counted";

  private static final int LISTED = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int IN_DATA = 20;

  private final Timeline timeline;
  private final Clock clock;

  AlertEntries(Timeline timeline, Clock clock) {
    this.timeline = timeline;
    this.clock = clock;
  }

  void joined(IncidentNumber number, List<Alert> alerts, String actor) {
    add(number, JOINED, actor, AlertText.joined(alerts), data(alerts));
  }

  void ended(IncidentNumber number, List<Alert> alerts, boolean last, String actor) {
    String text = AlertText.ended(alerts, last);
    Map<String, ?> data =
        Map.of(
            "fingerprints",
            alerts.stream().limit(IN_DATA).map(Alert::fingerprint).toList(),
            "last",
            last);
    if (last) {
      timeline.add(number, CLEARED, actor, text, data);
    } else {
      add(number, CLEARED, actor, text, data);
    }
  }

  /** The first ones are listed; then one entry says that the others are only counted. */
  private void add(
      IncidentNumber number, String kind, String actor, String text, Map<String, ?> data) {
    int listed = timeline.count(number, kind, clock.instant().minus(WITHIN), LISTED);
    if (listed < LISTED) {
      timeline.add(number, kind, actor, text, data);
    } else if (timeline.count(number, COUNTED, clock.instant().minus(WITHIN), 1) == 0) {
      timeline.add(
          number,
          COUNTED,
          Timeline.TOCSIN,
          "More than %d entries about alerts within %d minutes. Further alerts are counted and not listed."
              .formatted(LISTED, WITHIN.toMinutes()));
    }
  }

  private static Map<String, ?> data(List<Alert> alerts) {
    return Map.of(
        "count",
        alerts.size(),
        "alerts",
        alerts.stream()
            .limit(IN_DATA)
            .map(
                alert ->
                    Map.of(
                        "fingerprint", alert.fingerprint(),
                        "name", alert.name(),
                        "summary", alert.summary(),
                        "labels", AlertText.labels(alert)))
            .toList());
  }
}
