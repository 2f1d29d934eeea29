package org.tocsin.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that serve one topic, and the one that looks for work for them. */
class TopicPool {
  static final int THREADS = 4;

  private static final Logger log = LoggerFactory.getLogger(TopicPool.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final String topic;
  private final IntFunction<List<LockedExternalTask>> fetch;
  private final Consumer<LockedExternalTask> serve;
  private final Semaphore bell = new Semaphore(0);
  private final Semaphore free = new Semaphore(THREADS);
  private final ExecutorService threads;
  private final Thread looking;

  /**
   * @param fetch locks up to so many tasks of the topic
   * @param serve runs one of them
   */
  TopicPool(
      String topic,
      IntFunction<List<LockedExternalTask>> fetch,
      Consumer<LockedExternalTask> serve) {
    this.topic = topic;
    this.fetch = fetch;
    this.serve = serve;
    this.threads =
        Executors.newFixedThreadPool(THREADS, runnable -> new Thread(runnable, "outside-" + topic));
    this.looking = new Thread(this::look, "outside-" + topic + "-look");
    looking.setDaemon(true);
  }

  void start() {
    looking.start();
  }

  /** There may be work. */
  void ring() {
    bell.release();
  }

  void stop() {
    looking.interrupt();
    threads.shutdownNow();
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        waitForAFreeThread();
        bell.drainPermits();
        if (!fetchAndServe()) {
          bell.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void waitForAFreeThread() throws InterruptedException {
    free.acquire();
    free.release();
  }

  private boolean fetchAndServe() {
    try {
      List<LockedExternalTask> locked = fetch.apply(Math.max(1, free.availablePermits()));
      locked.forEach(this::hand);
      return !locked.isEmpty();
    } catch (RuntimeException e) {
      log.warn("Cannot look for work on {}: {}", topic, e.getMessage());
      return false;
    }
  }

  private void hand(LockedExternalTask task) {
    free.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            serve.accept(task);
          } catch (RuntimeException e) {
            // The task was cancelled meanwhile, or the database is away: then the lock runs out and
            // whoever looks next finds the task again.
            log.info("{} is no longer ours: {}", task.getActivityId(), e.getMessage());
          } finally {
            free.release();
          }
        });
  }
}
