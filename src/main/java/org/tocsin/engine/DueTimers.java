package org.tocsin.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes the engine's acquisition at the moment the next job is due, instead of letting it find out
 * at its next look. The look stays as the safety net.
 */
@Component
@ConditionalOnProperty(
    name = "camunda.bpm.job-execution.enabled",
    havingValue = "true",
    matchIfMissing = true)
class DueTimers {
  private static final Logger log = LoggerFactory.getLogger(DueTimers.class);

  /** The longest sleep: another node may have made a timer that is due earlier. */
  private static final Duration LONGEST = Duration.ofMillis(250);

  private final JdbcClient database;
  private final JobExecutor jobs;
  private final Clock clock;
  private final Thread thread = new Thread(this::watch, "due-timers");
  private volatile boolean closed;

  DueTimers(JdbcClient database, JobExecutor jobs, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.clock = clock;
    thread.setDaemon(true);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    thread.start();
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    closed = true;
    thread.interrupt();
  }

  private void watch() {
    while (!closed) {
      try {
        Duration wait = untilNext().orElse(LONGEST);
        if (wait.compareTo(LONGEST) >= 0) {
          Thread.sleep(LONGEST.toMillis());
        } else {
          Thread.sleep(Math.max(5, wait.toMillis()));
          jobs.jobWasAdded();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("Cannot look for the next timer: {}", e.getMessage());
        pause();
      }
    }
  }

  private Optional<Duration> untilNext() {
    Instant now = clock.instant();
    @Nullable Timestamp due =
        database
            .sql(
                """
                select min(duedate_) from act_ru_job
                where retries_ > 0 and suspension_state_ = 1
                  and (lock_exp_time_ is null or lock_exp_time_ < :now)
                """)
            .param("now", Timestamp.from(now))
            .query(Timestamp.class)
            .optional()
            .orElse(null);
    return Optional.ofNullable(due).map(d -> Duration.between(now, d.toInstant()));
  }

  private static void pause() {
    try {
      Thread.sleep(LONGEST.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
