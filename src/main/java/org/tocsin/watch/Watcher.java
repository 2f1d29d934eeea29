package org.tocsin.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for trouble every few seconds, in a thread of its own and not by a timer of the engine:
 * what watches the engine must not stop with it.
 */
@Component
class Watcher implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Rounds rounds;
  private final Alarms alarms;
  private final Alarm alarm;
  private final boolean autoStartup;
  private @Nullable ScheduledExecutorService thread;
  private boolean blind;

  Watcher(
      Rounds rounds,
      Alarms alarms,
      Alarm alarm,
      @Value("${camunda.bpm.job-execution.enabled:true}") boolean autoStartup) {
    this.rounds = rounds;
    this.alarms = alarms;
    this.alarm = alarm;
    this.autoStartup = autoStartup;
  }

  /** Looks once, and tells what has to be told. */
  synchronized void look() {
    try {
      List<Trouble> troubles = rounds.look();
      blind = false;
      troubles.stream()
          .filter(trouble -> alarms.take(trouble.kind()))
          .forEach(trouble -> alarm.raise(trouble.sentence()));
      List<String> there = troubles.stream().map(Trouble::kind).toList();
      alarms.over(there).forEach(kind -> alarm.raise("It is over: " + kind + "."));
    } catch (RuntimeException e) {
      // whatever it is: a watcher that ends with an exception watches no more
      if (!blind) {
        alarm.raise(
            "The watcher cannot look, probably because the database does not answer. Until it does,"
                + " no alert is taken in and nobody is paged.\n"
                + e.getMessage());
      }
      blind = true;
    }
  }

  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread watcher = new Thread(work, "watcher");
              watcher.setDaemon(true);
              return watcher;
            });
    thread.scheduleWithFixedDelay(
        this::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
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
