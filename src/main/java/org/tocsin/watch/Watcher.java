package org.tocsin.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tocsin.database.Lifeline;
import org.tocsin.watch.check.Finding;
import org.tocsin.watch.check.ModelsBroken;
import org.tocsin.watch.check.SelfCheck;
import org.tocsin.watch.check.WaysSilent;
import org.tocsin.watch.deadman.DeadMan;
import org.tocsin.watch.node.Pulse;

/**
 * Looks for trouble every few seconds, in threads of its own and not by a timer of the engine: what
 * watches the engine must not stop with it. Whatever hangs holds up only itself.
 */
@Component
class Watcher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Watcher.class);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration ASK_WAYS = Duration.ofMinutes(1);
  private static final Duration TELL = Duration.ofSeconds(5);
  private static final int THREADS = 5;

  private final SelfCheck selfCheck;
  private final Lifeline lifeline;
  private final Pulse pulse;
  private final WaysSilent ways;
  private final ModelsBroken models;
  private final DeadMan deadMan;
  private final Alarms alarms;
  private final Alarm alarm;
  private final boolean autoStartup;
  private @Nullable ScheduledExecutorService threads;
  private volatile boolean blind;

  Watcher(
      SelfCheck selfCheck,
      Lifeline lifeline,
      Pulse pulse,
      WaysSilent ways,
      ModelsBroken models,
      DeadMan deadMan,
      Alarms alarms,
      Alarm alarm,
      @Value("${camunda.bpm.job-execution.enabled:true}") boolean autoStartup) {
    this.selfCheck = selfCheck;
    this.lifeline = lifeline;
    this.pulse = pulse;
    this.ways = ways;
    this.models = models;
    this.deadMan = deadMan;
    this.alarms = alarms;
    this.alarm = alarm;
    this.autoStartup = autoStartup;
  }

  /** Looks once, and tells what has to be told. */
  void look() {
    try {
      if (!lifeline.answers()) {
        throw new IllegalStateException("It was asked, and said nothing for 3 seconds.");
      }
      List<Finding> troubles = selfCheck.look().troubles();
      blind = false;
      troubles.stream()
          .filter(trouble -> alarms.take(trouble.name()))
          .filter(trouble -> !alarm.raise(trouble.words()))
          .forEach(untold -> alarms.giveBack(untold.name()));
      List<String> there = troubles.stream().map(Finding::name).toList();
      alarms.over(there).forEach(name -> alarm.raise("It is over: " + name + "."));
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
    ScheduledExecutorService started =
        Executors.newScheduledThreadPool(
            THREADS,
            work -> {
              Thread watcher = new Thread(work, "watcher");
              watcher.setDaemon(true);
              return watcher;
            });
    every(BEAT, Duration.ZERO, started, pulse::beat);
    every(ASK_WAYS, BEAT, started, ways::ask);
    every(LOOK, BEAT, started, models::judge);
    every(LOOK, BEAT, started, this::look);
    every(TELL, TELL, started, deadMan::tell);
    threads = started;
  }

  /** A task that ends with an exception would never be run again. */
  private static void every(
      Duration time, Duration first, ScheduledExecutorService threads, Runnable task) {
    threads.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            log.warn("The watcher was held up: {}", e.getMessage());
          }
        },
        first.toMillis(),
        time.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (threads != null) {
      threads.shutdownNow();
      pulse.goodbye();
    }
    threads = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return threads != null;
  }
}
