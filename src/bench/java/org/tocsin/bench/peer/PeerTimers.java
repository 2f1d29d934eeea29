package org.tocsin.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.tocsin.bench.Timers;

/** A peer in a process of its own, with as much memory as Tocsin gets. */
public final class PeerTimers implements Timers {
  private final Process process;
  private final PrintStream questions;
  private final BufferedReader answers;

  /**
   * @param url of an empty database
   * @param log for whatever it says
   */
  public PeerTimers(Peer peer, String url, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Duser.timezone=UTC",
                "-classpath",
                System.getProperty("java.class.path"),
                PeerProcess.class.getName(),
                peer.name(),
                url)
            .redirectError(log.toFile())
            .start();
    questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Override
  public double[] lateness(int timers, Duration within) throws IOException {
    questions.println(timers + " " + within.toMillis());
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("The peer has ended; see its log.");
    }
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
