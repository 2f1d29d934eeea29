package org.tocsin.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves the external tasks in process: each topic has a pool of its own, woken when a transaction
 * that made work commits and otherwise looking now and then, for what another node left behind or a
 * retry that has come due.
 */
@Component
class OutsideWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutsideWorkers.class);
  private static final int THREADS_PER_TOPIC = 4;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** Longer than any outbound call may take, so that no task is served twice at once. */
  private static final Duration LOCK = Duration.ofSeconds(60);

  private final ExternalTaskService tasks;
  private final Verbs verbs;
  private final WorkBell bell;
  private final String node = "node-" + UUID.randomUUID();
  private volatile @Nullable List<Topic> topics;

  OutsideWorkers(ExternalTaskService tasks, Verbs verbs, WorkBell bell) {
    this.tasks = tasks;
    this.verbs = verbs;
    this.bell = bell;
  }

  @Override
  public void start() {
    List<Topic> started =
        verbs.topics().entrySet().stream()
            .map(entry -> new Topic(entry.getKey(), entry.getValue()))
            .toList();
    started.forEach(topic -> bell.onRing(topic::ring));
    started.forEach(Topic::start);
    topics = started;
  }

  @Override
  public void stop() {
    List<Topic> running = topics;
    if (running != null) {
      running.forEach(Topic::stop);
    }
    topics = null;
  }

  @Override
  public boolean isRunning() {
    return topics != null;
  }

  /** Runs one locked task and tells the engine how it went. */
  private void serve(Outside<?, ?> verb, LockedExternalTask task) {
    Map<String, @Nullable Object> out;
    try {
      out = verbs.run(verb, variablesOf(task));
    } catch (RuntimeException e) {
      failed(task, e);
      return;
    }
    tasks.complete(task.getId(), node, out);
  }

  private static java.util.function.Function<String, @Nullable Object> variablesOf(
      LockedExternalTask task) {
    return name ->
        switch (name) {
          case "incident" -> task.getBusinessKey();
          case "processInstance" -> task.getProcessInstanceId();
          default -> task.getVariables().get(name);
        };
  }

  /** The model says how often to try again and which error there is when the tries are used up. */
  private void failed(LockedExternalTask task, RuntimeException e) {
    RetryCycle cycle = RetryCycle.of(task.getExtensionProperties().get("retry"));
    int failures = cycle.failures(task.getRetries()) + 1;
    Duration wait = cycle.afterFailures(failures);
    String error = task.getExtensionProperties().get("error");
    String message = String.valueOf(e.getMessage());
    log.warn("{} {} failed: {}", task.getBusinessKey(), task.getActivityId(), message);
    if (wait != null) {
      int retriesLeft = cycle.waits().size() - failures + 1;
      tasks.handleFailure(task.getId(), node, message, retriesLeft, wait.toMillis());
    } else if (error != null) {
      tasks.handleBpmnError(task.getId(), node, error, message);
    } else {
      tasks.handleFailure(task.getId(), node, message, 0, 0);
    }
  }

  private final class Topic {
    private final String name;
    private final Outside<?, ?> verb;
    private final Semaphore work = new Semaphore(0);
    private final Semaphore free = new Semaphore(THREADS_PER_TOPIC);
    private final ExecutorService pool;
    private final Thread looking;

    Topic(String name, Outside<?, ?> verb) {
      this.name = name;
      this.verb = verb;
      this.pool =
          Executors.newFixedThreadPool(
              THREADS_PER_TOPIC, runnable -> new Thread(runnable, "outside-" + name));
      this.looking = new Thread(this::look, "outside-" + name + "-look");
      this.looking.setDaemon(true);
    }

    void start() {
      looking.start();
    }

    void ring() {
      work.release();
    }

    void stop() {
      looking.interrupt();
      pool.shutdownNow();
    }

    private void look() {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          free.acquire();
          free.release();
          work.drainPermits();
          boolean found = fetch();
          if (!found) {
            work.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
          }
        } catch (InterruptedException e) {
          return;
        } catch (RuntimeException e) {
          log.warn("Cannot look for work on {}: {}", name, e.getMessage());
          pause();
        }
      }
    }

    private boolean fetch() {
      List<LockedExternalTask> locked =
          tasks
              .fetchAndLock(Math.max(1, free.availablePermits()), node)
              .topic(name, LOCK.toMillis())
              .includeExtensionProperties()
              .execute();
      for (LockedExternalTask task : locked) {
        free.acquireUninterruptibly();
        pool.execute(
            () -> {
              try {
                serve(verb, task);
              } catch (RuntimeException e) {
                // The task was cancelled meanwhile, or the database is away: then the lock runs out
                // and whoever looks next finds the task again.
                log.info("{} is no longer ours: {}", task.getActivityId(), e.getMessage());
              } finally {
                free.release();
              }
            });
      }
      return !locked.isEmpty();
    }

    private void pause() {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
