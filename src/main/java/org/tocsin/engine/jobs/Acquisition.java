package org.tocsin.engine.jobs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsRunnable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.engine.jobs.JobTable.Taken;

/** Takes the jobs of the table when they fall due, in a thread of its own. */
class Acquisition extends AcquireJobsRunnable {
  private static final Logger log = LoggerFactory.getLogger(Acquisition.class);

  /** The longest sleep: another node may have made a timer that is due earlier, or have died. */
  private static final Duration LONGEST = Duration.ofMillis(250);

  /** While the workers are busy with all they can hold. */
  private static final Duration FULL = Duration.ofMillis(5);

  /** While new work waits until there is less to do. */
  private static final Duration BUSY = Duration.ofMillis(20);

  private final DueJobs jobs;
  private final JobTable table;
  private final Workers workers;
  private final Lateness lateness;
  private final AtomicReference<@Nullable Instant> told = new AtomicReference<>();
  private volatile @Nullable Thread thread;

  Acquisition(DueJobs jobs, JobTable table, Workers workers, Lateness lateness) {
    super(jobs);
    this.jobs = jobs;
    this.table = table;
    this.workers = workers;
    this.lateness = lateness;
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (!isInterrupted) {
      try {
        sleep(take());
      } catch (RuntimeException e) {
        // the database is away, or hung: go on looking until it is back
        log.warn("Cannot look for jobs that are due: {}", e.getMessage());
        sleep(LONGEST);
      }
    }
  }

  /** There are jobs that are due now. */
  @Override
  public void jobWasAdded() {
    isJobAdded = true;
    wake();
  }

  void wakeAt(Instant due) {
    told.accumulateAndGet(
        due, (known, next) -> known == null || next.isBefore(known) ? next : known);
    wake();
  }

  @Override
  public void stop() {
    isInterrupted = true;
    wake();
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  /** Takes what is due; returns how long there is nothing to take. */
  private Duration take() {
    clearJobAddedNotification();
    int room = workers.room();
    if (room == 0) {
      return FULL;
    }
    Instant soon = told.getAndSet(null);
    Instant now = now();
    long least = workers.least();
    List<Taken> taken =
        table.take(jobs.getLockOwner(), now, jobs.lockedUntil().toInstant(), least, room);
    taken.forEach(job -> lateness.of(job.due(), now));
    byInstance(taken).forEach(this::hand);
    if (!taken.isEmpty()) {
      return Duration.ZERO;
    }
    Duration longest = least == Long.MIN_VALUE ? LONGEST : BUSY;
    return Stream.of(Optional.ofNullable(soon), table.nextDue(now, least))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(next -> Duration.between(now(), next))
        .filter(wait -> wait.compareTo(longest) < 0)
        .orElse(longest);
  }

  private void hand(List<Taken> ofOneInstance) {
    workers.hand(
        ofOneInstance.stream().map(Taken::id).toList(),
        ofOneInstance.stream().mapToLong(Taken::priority).max().orElseThrow());
  }

  private static Iterable<List<Taken>> byInstance(List<Taken> taken) {
    return taken.stream()
        .sorted(Comparator.comparing(Taken::due, Comparator.nullsFirst(Comparator.naturalOrder())))
        .collect(
            groupingBy(
                job -> Objects.requireNonNullElse(job.instance(), job.id()),
                LinkedHashMap::new,
                toList()))
        .values();
  }

  private void sleep(Duration wait) {
    if (!isJobAdded && !isInterrupted && !wait.isNegative() && !wait.isZero()) {
      LockSupport.parkNanos(TimeUnit.NANOSECONDS.convert(wait));
    }
  }

  private static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }
}
