package org.tocsin.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals every ten seconds, in a thread of its own: a timer of the engine would write more history
 * than there is to seal.
 */
@Component
class SealingSchedule implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SealingSchedule.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Sealing sealing;
  private final boolean autoStartup;
  private volatile long doneAt = System.nanoTime();
  private @Nullable ScheduledExecutorService thread;

  SealingSchedule(
      Sealing sealing,
      MeterRegistry metrics,
      @Value("${camunda.bpm.job-execution.enabled:true}") boolean autoStartup) {
    this.sealing = sealing;
    this.autoStartup = autoStartup;
    Gauge.builder(
            "tocsin.evidence.unsealed.seconds",
            this,
            schedule -> Duration.ofNanos(System.nanoTime() - schedule.doneAt).toSeconds())
        .description("For how long this node has not looked for timeline entries to seal")
        .register(metrics);
  }

  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread sealer = new Thread(work, "sealing");
              sealer.setDaemon(true);
              return sealer;
            });
    started.scheduleWithFixedDelay(
        this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    thread = started;
  }

  /** A task that ends with an exception would never be run again. */
  private void round() {
    try {
      sealing.sealAll();
      doneAt = System.nanoTime();
    } catch (RuntimeException e) {
      log.warn("Timeline entries could not be sealed: {}", e.getMessage());
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
