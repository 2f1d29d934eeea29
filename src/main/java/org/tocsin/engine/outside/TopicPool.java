package org.tocsin.engine.outside;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that serve one topic. Work that this node makes is handed over as long as there is
 * room; another one looks for what is left: when there was no room, when another node made it, or
 * when a retry has come due.
 */
class TopicPool {
  static final int THREADS = 4;

  /** What may be locked beyond what is being done: done before its lock runs out, if none hangs. */
  private static final int WAITING = 16;

  private static final Logger log = LoggerFactory.getLogger(TopicPool.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final String topic;
  private final IntFunction<List<OutsideWork>> fetch;
  private final Consumer<OutsideWork> serve;
  private final Semaphore bell = new Semaphore(0);
  private final Semaphore free = new Semaphore(THREADS + WAITING);
  private final ExecutorService threads;
  private final Thread looking;

  /** Whether work may have been left, which later work must not overtake. */
  private volatile boolean behind;

  /**
   * @param fetch locks up to so many tasks of the topic
   * @param serve runs one of them
   */
  TopicPool(String topic, IntFunction<List<OutsideWork>> fetch, Consumer<OutsideWork> serve) {
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

  /** Work was left. */
  void ring() {
    behind = true;
    bell.release();
  }

  /** Keeps a place for work to come; false when none is free, or other work waits for one. */
  boolean reserve() {
    return !behind && free.tryAcquire();
  }

  /** The work has come. */
  void begin(OutsideWork work) {
    threads.execute(
        () -> {
          try {
            serve.accept(work);
          } catch (RuntimeException e) {
            // The task was cancelled meanwhile, or the database is away: then the lock runs out and
            // whoever looks next finds the task again.
            log.info("{} is no longer ours: {}", work.activity(), e.getMessage());
          } finally {
            letGo();
          }
        });
  }

  /** The work has not come, or is done. */
  void letGo() {
    free.release();
  }

  /** How many of its threads serve a task now. */
  int busy() {
    return Math.min(THREADS, THREADS + WAITING - free.availablePermits());
  }

  void stop() {
    looking.interrupt();
    threads.shutdownNow();
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (!fetchAndServe()) {
          bell.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
          bell.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Fills the threads that are free; false when there was not that much to do. */
  private boolean fetchAndServe() throws InterruptedException {
    free.acquire();
    int reserved = 1 + free.drainPermits();
    int begun = 0;
    behind = false;
    try {
      for (OutsideWork work : fetch.apply(reserved)) {
        begin(work);
        begun++;
      }
    } catch (RuntimeException e) {
      log.warn("Cannot look for work on {}: {}", topic, e.getMessage());
    } finally {
      free.release(reserved - begun);
    }
    if (begun == reserved) {
      behind = true;
      return true;
    }
    return false;
  }
}
