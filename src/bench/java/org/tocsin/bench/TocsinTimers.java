package org.tocsin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.Caller;
import org.tocsin.rig.Node;

/** The engine inside a running Tocsin, by its REST interface. */
final class TocsinTimers implements Timers {
  private static final int CONNECTIONS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BOUNDARY = "boundary-of-the-benchmark";

  /** What a browser sends for a form with a name and a file. */
  private static final String FORM =
      """
      --%1$s
      Content-Disposition: form-data; name="deployment-name"

      bench
      --%1$s
      Content-Disposition: form-data; name="file"; filename="bench/bench-timer.bpmn"
      Content-Type: application/xml

      %2$s
      --%1$s--
      """;

  private final Node node;
  private final EngineTimers timers;

  TocsinTimers(Node node, EngineTimers timers) throws IOException {
    this.node = node;
    this.timers = timers;
    deploy();
  }

  private void deploy() throws IOException {
    String form = FORM.formatted(BOUNDARY, model()).replace("\n", "\r\n");
    byte[] request =
        Caller.postAsAdmin(
            "/engine-rest/deployment/create", "multipart/form-data; boundary=" + BOUNDARY, form);
    try (Caller caller = new Caller(node.port(), PATIENCE)) {
      int status = caller.call(request).status();
      if (status != 200) {
        throw new IllegalStateException("The model of the timers is answered with " + status);
      }
    }
  }

  private static String model() throws IOException {
    try (InputStream in = TocsinTimers.class.getResourceAsStream("bench-timer.bpmn")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public double[] lateness(int number, Duration within) throws InterruptedException {
    start(number);
    return timers.fire(within);
  }

  /** Starts processes, each with a timer that is due in some decades. */
  void start(int number) {
    byte[] start =
        Caller.postAsAdmin(
            "/engine-rest/process-definition/key/%s/start".formatted(EngineTimers.PROCESS),
            "application/json",
            """
            {"variables": {"due": {"type": "Date", "value": "2099-01-01T00:00:00.000+0000"}}}
            """);
    long refused =
        AlertLoad.toPort("timers", node.port(), i -> start).send(number, CONNECTIONS).stream()
            .filter(sent -> !sent.accepted())
            .count();
    if (refused > 0) {
      throw new IllegalStateException(refused + " processes were not started.");
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
