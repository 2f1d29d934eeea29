package org.tocsin.engine.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run jobs. Each takes as many of those that wait as is its share, and runs them
 * together: one at a time when little is due or when each takes long, and many in one transaction
 * when much is.
 */
class Workers {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  /** Half of the time of a job is the database's. More than this only make each take longer. */
  private static final int THREADS =
      Math.min(12, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  /** More in one transaction gains nothing, and makes more to repeat when one of them fails. */
  private static final int TOGETHER = 25;

  /** What is done is not seen until the last of them is: none waits much longer for the others. */
  private static final long LONGEST_NANOS = Duration.ofMillis(200).toNanos();

  /** How much the newest run counts in what one is thought to take. */
  private static final double NEWEST = 0.3;

  /** What may wait: begun within a second, far below the time for which a job is locked. */
  private static final int WAITING = 400;

  /** As long as so many wait, nothing is begun that can wait: see {@link #least}. */
  private static final int BUSY = 50;

  private final BlockingQueue<Waiting> waiting = new PriorityBlockingQueue<>();
  private final AtomicLong handed = new AtomicLong();
  private final Consumer<List<String>> run;
  private final LongSupplier nanoTime;
  private volatile List<Thread> threads = List.of();
  private volatile double nanosEach = LONGEST_NANOS;

  /** Jobs of one instance: those of a higher priority first, and of one priority in order. */
  private record Waiting(List<String> jobs, long priority, long number)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Comparator.comparingLong(Waiting::priority)
          .reversed()
          .thenComparingLong(Waiting::number)
          .compare(this, other);
    }
  }

  /**
   * @param run runs jobs to their end, whatever becomes of them
   * @param nanoTime as {@link System#nanoTime}
   */
  Workers(Consumer<List<String>> run, LongSupplier nanoTime) {
    this.run = run;
    this.nanoTime = nanoTime;
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
    List<Waiting> left = new ArrayList<>();
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
    return jobs(left);
  }

  /** How many more jobs may be handed over. */
  int room() {
    return Math.max(0, (isBusy() ? WAITING : BUSY) - waiting.size());
  }

  /**
   * The least priority of what may be handed over. What has begun goes on before anything new
   * begins: while much waits, jobs of a priority below 0 are left in the table.
   */
  long least() {
    return isBusy() ? 0 : Long.MIN_VALUE;
  }

  private boolean isBusy() {
    return waiting.size() >= BUSY;
  }

  /** Jobs of one instance; they are run in this order. */
  void hand(List<String> jobs, long priority) {
    waiting.add(new Waiting(jobs, priority, handed.getAndIncrement()));
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        runShare();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // their locks run out, and whoever looks next takes them
        log.warn("Jobs could not be run: {}", e.getMessage());
      }
    }
  }

  private void runShare() throws InterruptedException {
    List<Waiting> share = new ArrayList<>();
    share.add(waiting.take());
    int further = (int) Math.min(TOGETHER, LONGEST_NANOS / nanosEach) - 1;
    waiting.drainTo(share, Math.min(further, waiting.size() / THREADS));
    long began = nanoTime.getAsLong();
    run.accept(jobs(share));
    double each = (double) (nanoTime.getAsLong() - began) / share.size();
    // a guess, in which an update that is lost to another thread does no harm
    nanosEach += NEWEST * (each - nanosEach);
  }

  private static List<String> jobs(List<Waiting> waiting) {
    return waiting.stream().flatMap(one -> one.jobs().stream()).toList();
  }
}
