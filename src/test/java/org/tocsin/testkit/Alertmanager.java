package org.tocsin.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.EngineDriver;

/** Sends what Prometheus Alertmanager sends: the whole group, each time something changes. */
@Component
public class Alertmanager {
  public static final String KEY = "intake-key-of-the-stories";

  private final TestRestTemplate http;
  private final StoryClock clock;
  private final EngineDriver engine;
  private final JdbcClient database;
  private final Map<String, List<Map<String, Object>>> groups = new TreeMap<>();

  Alertmanager(TestRestTemplate http, StoryClock clock, EngineDriver engine, JdbcClient database) {
    this.http = http;
    this.clock = clock;
    this.engine = engine;
    this.database = database;
  }

  void startOver() {
    groups.clear();
  }

  /** An alert of a service begins to fire, in the group of its service. */
  public void fires(String service, String severity, String alertname) {
    begins(service, severity, alertname);
    sendAgain(service);
  }

  /** The same, for another thread to do, or before anything is done about it. */
  public Callable<ResponseEntity<String>> firing(
      String service, String severity, String alertname) {
    begins(service, severity, alertname);
    return () -> post(message(service));
  }

  private void begins(String service, String severity, String alertname) {
    group(service)
        .add(
            new TreeMap<>(
                Map.of(
                    "status", "firing",
                    "labels",
                        Map.of("alertname", alertname, "service", service, "severity", severity),
                    "annotations", Map.of("summary", alertname + " of " + service),
                    "startsAt", clock.instant().toString(),
                    "endsAt", "0001-01-01T00:00:00Z",
                    "generatorURL", "http://prometheus.test/graph",
                    "fingerprint", Integer.toHexString((service + alertname).hashCode()))));
  }

  /** The alert of this name ends. */
  public void clears(String service, String alertname) {
    markResolved(service, alertname);
    sendAgain(service);
  }

  /** The same, for another thread to do. */
  public Callable<ResponseEntity<String>> clearing(String service, String alertname) {
    markResolved(service, alertname);
    return () -> post(message(service));
  }

  /** Repeats the group as it is, as Alertmanager does on its repeat interval. */
  public void sendAgain(String service) {
    HttpStatusCode status = post(message(service)).getStatusCode();
    if (!status.is2xxSuccessful()) {
      throw new AssertionError("The alert was answered " + status);
    }
    engine.settle();
  }

  /** How often the newest alert of this name was sent. */
  public long timesSeen(String alertname) {
    return database
        .sql("select times_seen from alert_alerts where name = :name order by id desc limit 1")
        .param("name", alertname)
        .query(Long.class)
        .single();
  }

  /** Sends any body with the key. */
  public ResponseEntity<String> post(Object body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(KEY);
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.postForEntity(
        "/api/alerts/alertmanager", new HttpEntity<>(body, headers), String.class);
  }

  private void markResolved(String service, String alertname) {
    for (Map<String, Object> alert : group(service)) {
      if (((Map<?, ?>) alert.get("labels")).get("alertname").equals(alertname)) {
        alert.put("status", "resolved");
        alert.put("endsAt", clock.instant().toString());
      }
    }
  }

  private Map<String, Object> message(String service) {
    boolean firing = group(service).stream().anyMatch(a -> a.get("status").equals("firing"));
    return Map.of(
        "version",
        "4",
        "groupKey",
        "{}:{service=\"%s\"}".formatted(service),
        "truncatedAlerts",
        0,
        "status",
        firing ? "firing" : "resolved",
        "receiver",
        "tocsin",
        "alerts",
        group(service));
  }

  private List<Map<String, Object>> group(String service) {
    return groups.computeIfAbsent(service, s -> new ArrayList<>());
  }
}
