package org.tocsin.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;
import org.tocsin.rig.WebhookSink;
import org.tocsin.testkit.Program;

/** The same alerts and the same kill -9, once with Alertmanager and once with Tocsin. */
@Tag("fault")
@Tag("long")
class AlertmanagerLosesTest {
  private static final int ALERTS = 200;

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whatAlertmanagerLosesTocsinKeeps() throws Exception {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F4, Alertmanager",
            "%d alerts are accepted, then kill -9 and a start".formatted(ALERTS),
            "Tocsin loses none; Alertmanager, which is killed within its group_wait of 15 s, for"
                + " comparison");
    row.count("lost by Alertmanager", ALERTS - deliveredByAlertmanager());
    List<Sent> sent = AlertLoad.distinct("f4am", rig.nodes()).send(ALERTS, 8);
    rig.nodes().forEach(Node::kill);
    Faults.startWhatIsDown(rig);
    Tally tally = Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE);
    row.pages(tally);
    row.holds(tally.accepted() == ALERTS, "only %d were accepted".formatted(tally.accepted()));
    row.end();
  }

  private int deliveredByAlertmanager() throws Exception {
    try (WebhookSink receiver = WebhookSink.start()) {
      Files.writeString(
          folder.resolve("alertmanager.yml"),
          """
          route: {receiver: sink, group_by: [alertname], group_wait: 15s, group_interval: 5s}
          receivers:
            - name: sink
              webhook_configs: [{url: "%s/"}]
          """
              .formatted(receiver.url()));
      int port = Program.freePort();
      Program first = alertmanager(port);
      for (int number = 0; number < ALERTS; number++) {
        post(port, number);
      }
      first.close();
      try (Program second = alertmanager(port)) {
        Patience.pause(Duration.ofSeconds(20));
      }
      return receiver.calls().size();
    }
  }

  private Program alertmanager(int port) throws Exception {
    Program program =
        Program.start(
            folder,
            "prometheus-alertmanager",
            "--config.file=alertmanager.yml",
            "--storage.path=data",
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port);
    Patience.until(
        "Alertmanager is ready",
        Faults.PATIENCE,
        () -> call(HttpRequest.newBuilder(URI.create(address(port, "/-/ready"))).build()) == 200);
    return program;
  }

  private void post(int port, int number) throws Exception {
    String body =
        """
        [{"labels": {"alertname": "am-%d"}}]\
        """
            .formatted(number);
    int status =
        call(
            HttpRequest.newBuilder(URI.create(address(port, "/api/v2/alerts")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (status != 200) {
      throw new AssertionError("Alertmanager answered " + status);
    }
  }

  private static String address(int port, String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private int call(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
