package org.tocsin.bench.peer;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tocsin.bench.Timers;

/**
 * The process that a peer runs in. Each line it reads is a number of timers and the milliseconds
 * within which they are due; it answers with a line of how late each was.
 */
public final class PeerProcess {
  private PeerProcess() {}

  /**
   * @param args the kind of peer and the JDBC address of an empty database
   */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (Timers timers = Peer.valueOf(args[0]).open(args[1])) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        double[] late =
            timers.lateness(
                Integer.parseInt(words[0]), Duration.ofMillis(Long.parseLong(words[1])));
        answers.println(
            Arrays.stream(late).mapToObj(Double::toString).collect(Collectors.joining(" ")));
      }
    }
    System.exit(0);
  }
}
