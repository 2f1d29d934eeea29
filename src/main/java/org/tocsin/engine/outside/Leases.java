package org.tocsin.engine.outside;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the locks of outside work that takes its time. So a lock may be short: it says that a node
 * lives, and not how slow a mail server may be.
 */
class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  /** How long a lock of this node may go without being renewed. */
  static final Duration EVERY = OutsideWorkers.LOCK.dividedBy(3);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Consumer<String> renew;
  private final Map<String, Lease> held = new ConcurrentHashMap<>();
  private @Nullable ScheduledExecutorService thread;

  /**
   * @param renew locks a task of this node for another while
   */
  Leases(Consumer<String> renew) {
    this.renew = renew;
  }

  void start() {
    thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outside-leases"));
    thread.scheduleWithFixedDelay(
        this::renewAll, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop() {
    if (thread != null) {
      thread.shutdownNow();
    }
  }

  void hold(String task, Lease lease) {
    held.put(task, lease);
  }

  void letGo(String task) {
    held.remove(task);
  }

  private void renewAll() {
    held.forEach(
        (task, lease) -> {
          if (!lease.lasts(OutsideWorkers.LOCK.minus(EVERY))) {
            renew(task, lease);
          }
        });
  }

  private void renew(String task, Lease lease) {
    try {
      lease.renew(OutsideWorkers.LOCK, () -> renew.accept(task));
    } catch (RuntimeException e) {
      // it was cancelled or has just ended, or the database is away
      log.debug("The lock of {} is not renewed: {}", task, e.getMessage());
    }
  }
}
