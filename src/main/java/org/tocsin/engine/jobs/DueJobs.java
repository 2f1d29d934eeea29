package org.tocsin.engine.jobs;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine's job executor, in three parts: {@link Acquisition} takes jobs from the table when
 * they are due, {@link PromptJobs} hands over those that a transaction of this node has just made,
 * and {@link Workers} run them.
 */
public class DueJobs extends JobExecutor {
  /** How long the jobs of a node that has died wait for another: a job ends in milliseconds. */
  private static final Duration LOCK = Duration.ofSeconds(15);

  /** Timers due sooner than this are told of by whoever makes them; others are looked up. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final JobTable table;
  private final Lateness lateness;
  private final Workers workers = new Workers(this::run, System::nanoTime);

  public DueJobs(JdbcClient database, Lateness lateness) {
    this.table = new JobTable(database);
    this.lateness = lateness;
    name = "due-jobs";
    setLockTimeInMillis((int) LOCK.toMillis());
    setWaitTimeInMillis((int) SOON.toMillis());
  }

  @Override
  protected void ensureInitialization() {
    acquireJobsRunnable = new Acquisition(this, table, workers, lateness);
  }

  @Override
  protected void startExecutingJobs() {
    workers.start();
    startJobAcquisitionThread();
  }

  @Override
  protected void stopExecutingJobs() {
    stopJobAcquisitionThread();
    table.release(workers.stop(), getLockOwner());
  }

  /** Jobs of one instance, to be run one after another. */
  @Override
  public void executeJobs(List<String> jobs, ProcessEngineImpl engine) {
    workers.hand(jobs, 0);
  }

  /** Whether a job of this priority that is made now can be begun at once. */
  boolean hasRoomFor(long priority) {
    return isActive() && priority >= workers.least() && workers.room() > 0;
  }

  void hand(List<String> jobs, long priority) {
    workers.hand(jobs, priority);
  }

  /** A job is due; what can wait is looked for when there is less to do. */
  void wakeFor(long priority) {
    if (priority >= workers.least()) {
      jobWasAdded();
    }
  }

  /** A timer falls due before the acquisition looks again. */
  void wakeAt(Date due) {
    if (isActive()) {
      ((Acquisition) acquireJobsRunnable).wakeAt(due.toInstant());
    }
  }

  Date lockedUntil() {
    return new Date(ClockUtil.getCurrentTime().getTime() + LOCK.toMillis());
  }

  private void run(List<String> jobs) {
    new JobRun(this, engine()).run(jobs);
  }

  private ProcessEngineImpl engine() {
    return getProcessEngines().get(0);
  }
}
