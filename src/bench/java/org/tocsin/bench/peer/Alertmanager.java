package org.tocsin.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.bench.Receiver;
import org.tocsin.rig.Caller;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Ports;

/** Debian's Prometheus Alertmanager, which mails at once and keeps what it knows in memory. */
public final class Alertmanager implements AutoCloseable {
  private static final String MAILBOX = "alertmanager@example.org";
  private static final Duration START = Duration.ofSeconds(30);
  private static final String SETTINGS =
      """
      route:
        receiver: mail
        group_by: [service]
        group_wait: 0s
      receivers:
        - name: mail
          email_configs:
            - to: %s
              from: alertmanager@localhost
              smarthost: 127.0.0.1:%d
              require_tls: false
              headers: { Subject: '{{ .CommonAnnotations.summary }}' }
      """;

  private final Process process;
  private final int port;

  private Alertmanager(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it when it is installed.
   *
   * @param smtpPort of the server that takes its mails
   * @param folder a new one, for its settings, data and log
   */
  public static Optional<Alertmanager> start(int smtpPort, Path folder) throws IOException {
    Optional<Path> program =
        Stream.of("prometheus-alertmanager", "alertmanager")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path settings = folder.resolve("alertmanager.yml");
    Files.writeString(settings, SETTINGS.formatted(MAILBOX, smtpPort));
    int port = Ports.free();
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "--config.file=" + settings,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    Alertmanager started = new Alertmanager(process, port);
    Patience.until("Alertmanager is ready, see " + folder, START, started::isReady);
    return Optional.of(started);
  }

  private boolean isReady() throws IOException {
    try (Caller caller = new Caller(port, START)) {
      return caller.call(Caller.post("/api/v2/alerts", "[]")).status() == 200;
    }
  }

  public Receiver receiver() {
    return new Receiver("Alertmanager", port, MAILBOX);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
