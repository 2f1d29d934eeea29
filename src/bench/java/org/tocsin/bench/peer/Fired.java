package org.tocsin.bench.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/** How late the timers of a scheduler were when their code was called. */
final class Fired {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

  /** Called by the timer that was due then. */
  void due(Instant due) {
    millis.add(Duration.between(due, Instant.now()).toNanos() / 1e6);
  }

  /** Waits for so many; returns them and forgets them. */
  double[] await(int number) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (millis.size() < number) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("Only %d of %d timers fired".formatted(millis.size(), number));
      }
      Thread.sleep(100);
    }
    double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
    millis.clear();
    return all;
  }
}
