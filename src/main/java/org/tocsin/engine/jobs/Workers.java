package org.tocsin.engine.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run jobs. Each takes as many of those that wait as is its share, and runs them
 * together: one at a time when little is due, and many in one transaction when much is.
 */
class Workers {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final int THREADS = 6;

  /** More in one transaction gains nothing, and makes more to repeat when one of them fails. */
  private static final int TOGETHER = 25;

  /** What may wait: begun within a second, far below the time for which a job is locked. */
  private static final int WAITING = 400;

  private final BlockingQueue<List<String>> waiting = new LinkedBlockingQueue<>();
  private final Consumer<List<String>> run;
  private volatile List<Thread> threads = List.of();

  /**
   * @param run runs jobs to their end, whatever becomes of them
   */
  Workers(Consumer<List<String>> run) {
    this.run = run;
  }

  void start() {
    threads =
        IntStream.rangeClosed(1, THREADS)
            .mapToObj(number -> new Thread(this::work, "due-jobs-" + number))
            .toList();
    threads.forEach(Thread::start);
  }

  /** Lets what is running end; returns the jobs that were not begun. */
  List<String> stop() {
    List<List<String>> left = new ArrayList<>();
    waiting.drainTo(left);
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads = List.of();
    waiting.drainTo(left);
    return left.stream().flatMap(List::stream).toList();
  }

  /** How many more jobs may be handed over. */
  int room() {
    return Math.max(0, WAITING - waiting.size());
  }

  /** Jobs of one instance; they are run in this order. */
  void hand(List<String> jobs) {
    waiting.add(jobs);
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        run.accept(share());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // their locks run out, and whoever looks next takes them
        log.warn("Jobs could not be run: {}", e.getMessage());
      }
    }
  }

  private List<String> share() throws InterruptedException {
    List<List<String>> share = new ArrayList<>();
    share.add(waiting.take());
    waiting.drainTo(share, Math.min(TOGETHER, waiting.size() / THREADS));
    return share.stream().flatMap(List::stream).toList();
  }
}
