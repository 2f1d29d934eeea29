package org.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Program;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The real Prometheus and the real Alertmanager. */
@StoryTest
class RealSendersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  @Autowired World world;
  @Autowired EngineDriver engine;
  @Autowired Sender sender;
  @Autowired Alertmanager alertmanager;
  @LocalServerPort int port;

  /** A little ahead, so that what ends now is over for Tocsin too. */
  @BeforeEach
  void itIsReallyNow() {
    engine.startOver(Instant.now().plusSeconds(60));
  }

  @Test
  void prometheusPushesItsAlertsStraightToTocsin() throws Exception {
    Program.find("prometheus");
    AtomicBoolean healthy = new AtomicBoolean(false);
    HttpServer target = target(healthy);
    write("prometheus.yml", prometheus(target.getAddress().getPort()));
    write("rules.yml", RULES);
    write("key", Alertmanager.KEY);
    try (Program prometheus =
        Program.start(
            folder,
            "prometheus",
            "--config.file=prometheus.yml",
            "--storage.tsdb.path=data",
            "--web.listen-address=127.0.0.1:" + Program.freePort())) {
      IncidentNumber number = awaitIncident();
      assertThat(world.incident(number).title()).isEqualTo("Nobody can check out");
      assertThat(world.paged(number)).hasSize(1);

      healthy.set(true);
      awaitCleared(number);
    } finally {
      target.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "pagerduty"})
  void alertmanagerOpensAnIncidentAndClearsIt(String receiver) throws Exception {
    try (Program running = alertmanager(receiver, Program.freePort())) {
      IncidentNumber number = fire();
      assertThat(world.incident(number).service()).isEqualTo("checkout");
      post(Instant.now().minusSeconds(1));
      awaitCleared(number);
    }
  }

  @Test
  void anAlertThatComesThroughAlertmanagerAndFromPrometheusIsOneAlert() throws Exception {
    try (Program running = alertmanager("webhook", Program.freePort())) {
      fire();
      long before = alertmanager.timesSeen("CheckoutDown");
      sender.sends(
          "/api/v2/alerts",
          "Bearer " + Alertmanager.KEY,
          alerts(Instant.now().plusSeconds(300)),
          200);
      assertThat(alertmanager.timesSeen("CheckoutDown")).isGreaterThan(before);
      assertThat(world.told(world.number(), "alert-joined")).isEmpty();
    }
  }

  private int apiPort;

  private Program alertmanager(String receiver, int listen) throws IOException {
    apiPort = listen;
    write("key", receiver.equals("pagerduty") ? sender.key("checkout") : Alertmanager.KEY);
    write("alertmanager.yml", receiver.equals("pagerduty") ? pagerduty() : webhook());
    Program started =
        Program.start(
            folder,
            "prometheus-alertmanager",
            "--config.file=alertmanager.yml",
            "--storage.path=data",
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + listen);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ResourceAccessException.class)
        .until(this::isReady);
    return started;
  }

  private boolean isReady() {
    ResponseEntity<Void> ready =
        RestClient.create(address("/-/ready")).get().retrieve().toBodilessEntity();
    return ready.getStatusCode().is2xxSuccessful();
  }

  private IncidentNumber fire() {
    post(Instant.now().plusSeconds(300));
    return awaitIncident();
  }

  private void post(Instant endsAt) {
    RestClient.create(address("/api/v2/alerts"))
        .post()
        .body(alerts(endsAt))
        .retrieve()
        .toBodilessEntity();
  }

  private static List<Map<String, Object>> alerts(Instant endsAt) {
    return List.of(
        Map.of(
            "labels",
            Map.of("alertname", "CheckoutDown", "service", "checkout", "severity", "critical"),
            "annotations",
            Map.of("summary", "Nobody can check out"),
            "startsAt",
            Instant.now().minusSeconds(30).toString(),
            "endsAt",
            endsAt.toString()));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + apiPort + path;
  }

  private IncidentNumber awaitIncident() {
    await().atMost(PATIENCE).until(() -> !world.openIncidents().isEmpty());
    world.settle();
    return world.number();
  }

  private void awaitCleared(IncidentNumber number) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              world.settle();
              return world.incident(number).outcome() == Incident.Outcome.CLEARED;
            });
  }

  /** What Prometheus scrapes: it is up when it is healthy. */
  private static HttpServer target(AtomicBoolean healthy) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(healthy.get() ? 200 : 500, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static final String RULES =
      """
      groups:
        - name: checkout
          rules:
            - alert: CheckoutDown
              expr: up{job="checkout"} == 0
              labels: {service: checkout, severity: critical}
              annotations: {summary: Nobody can check out}
      """;

  private String prometheus(int target) {
    return """
    global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
    rule_files: [rules.yml]
    alerting:
      alertmanagers:
        - static_configs: [{targets: ["127.0.0.1:%d"]}]
          authorization: {credentials_file: key}
    scrape_configs:
      - job_name: checkout
        static_configs: [{targets: ["127.0.0.1:%d"]}]
    """
        .formatted(port, target);
  }

  private String webhook() {
    return ROUTE
        + """
              webhook_configs:
                - url: http://127.0.0.1:%d/api/alerts/alertmanager
                  http_config: {authorization: {credentials_file: key}}
          """
            .formatted(port);
  }

  private String pagerduty() throws IOException {
    return ROUTE
        + """
              pagerduty_configs:
                - url: http://127.0.0.1:%d/v2/enqueue
                  routing_key: %s
                  severity: critical
          """
            .formatted(port, Files.readString(folder.resolve("key")));
  }

  private static final String ROUTE =
      """
      route: {receiver: tocsin, group_by: [service], group_wait: 0s, group_interval: 1s}
      receivers:
        - name: tocsin
      """;
}
