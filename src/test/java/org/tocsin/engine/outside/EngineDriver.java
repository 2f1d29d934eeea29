package org.tocsin.engine.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.StoryClock;

/** Runs the engine's background work in the test's own thread, at the test's own time. */
@Component
public class EngineDriver {
  /** A repeating timer that fires at its very due time is due at that time again. */
  private static final Duration JUST_AFTER = Duration.ofMillis(1);

  /**
   * What all those moments just after add up to: whoever waits for minute 10 means this one, too.
   */
  private static final Duration SAME_MOMENT = Duration.ofMillis(200);

  private final ManagementService management;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final ExternalTaskService external;
  private final OutsideWorkers outside;
  private final StoryClock clock;

  EngineDriver(
      ManagementService management,
      RuntimeService runtime,
      HistoryService history,
      ExternalTaskService external,
      OutsideWorkers outside,
      StoryClock clock) {
    this.management = management;
    this.runtime = runtime;
    this.history = history;
    this.external = external;
    this.outside = outside;
    this.clock = clock;
  }

  /** The lock of work that a node holds until then. */
  public Lease leaseUntil(Instant then) {
    return new Lease(clock, then);
  }

  /** Starts the clock at this instant. */
  public void startOver(Instant at) {
    setClock(at);
  }

  /** Ends every process in the middle of what it does, as somebody may in Cockpit. */
  public void endsEverything() {
    runtime
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(i -> runtime.deleteProcessInstance(i.getId(), "a story wants it so"));
  }

  /** The process instance that leads an incident, and the id of its process. */
  public record Leading(String instance, String process) {}

  public Leading leading(IncidentNumber incident) {
    ProcessInstance found =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident.toString())
            .rootProcessInstances()
            .list()
            .stream()
            .filter(instance -> instance.getProcessDefinitionKey().contains("-response"))
            .findFirst()
            .orElseThrow();
    return new Leading(found.getId(), found.getProcessDefinitionKey());
  }

  /** Does everything that is due now. */
  public void settle() {
    do {
      while (runDueJobs() > 0) {
        // until there are none
      }
    } while (workOffOutside() > 0);
  }

  /** The threads that serve the outside start and stop, as they do on a real node. */
  public void outsideServesForAMoment() {
    outside.start();
    outside.stop();
  }

  /** Asks first whether there is anything to do, which is cheaper than asking for each topic. */
  private int workOffOutside() {
    return external.createExternalTaskQuery().notLocked().withRetriesLeft().count() == 0
        ? 0
        : outside.workOff();
  }

  /** Lets time pass; everything that falls due on the way is done at the moment it is due. */
  public void pass(Duration duration) {
    Instant end = clock.instant().plus(duration);
    settle();
    Optional<Instant> next = nextDue();
    while (next.isPresent() && !next.get().isAfter(end.plus(SAME_MOMENT))) {
      setClock(next.get().plus(JUST_AFTER));
      settle();
      next = nextDue();
    }
    setClock(end);
    settle();
  }

  /** Lets time pass while other threads act; what collides with them is left for later. */
  public void passMeanwhile(Duration duration) {
    Instant end = clock.instant().plus(duration);
    try {
      pass(duration);
    } catch (ProcessEngineException | NullPointerException e) {
      // The engine's own threads try again; here the next to settle does. Where the caller of a
      // called process has ended meanwhile, the engine finds nothing there and does not look.
      setClock(end);
    }
  }

  /** Removes what history need not be kept any more when so much time has passed. */
  public void tidyUpAfter(Duration duration) {
    Instant now = clock.instant();
    setClock(now.plus(duration));
    try {
      String tidying = history.cleanUpHistoryAsync(true).getId();
      long before;
      do {
        before = history.createHistoricActivityInstanceQuery().count();
        management.executeJob(tidying);
      } while (history.createHistoricActivityInstanceQuery().count() < before);
    } finally {
      setClock(now);
    }
  }

  private void setClock(Instant instant) {
    clock.set(instant);
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  private int runDueJobs() {
    List<Job> due =
        jobs()
            .filter(job -> job.getDuedate() == null || !dueOf(job).isAfter(clock.instant()))
            .sorted(Comparator.comparing(EngineDriver::dueOf))
            .toList();
    int run = 0;
    for (Job job : due) {
      if (run == 0 || management.createJobQuery().jobId(job.getId()).count() == 1) {
        management.executeJob(job.getId());
        run++;
      }
    }
    return run;
  }

  /** Those of models; the engine's own one tidies up its history. */
  private Stream<Job> jobs() {
    return management.createJobQuery().withRetriesLeft().active().list().stream()
        .filter(job -> job.getProcessDefinitionId() != null);
  }

  private Optional<Instant> nextDue() {
    Stream<Instant> jobs = jobs().map(EngineDriver::dueOf);
    Stream<Instant> retries =
        external.createExternalTaskQuery().withRetriesLeft().list().stream()
            .map(ExternalTask::getLockExpirationTime)
            .filter(Objects::nonNull)
            .map(Date::toInstant);
    return Stream.concat(jobs, retries)
        .filter(at -> at.isAfter(clock.instant()))
        .min(Comparator.naturalOrder());
  }

  private static Instant dueOf(Job job) {
    return job.getDuedate() == null ? Instant.EPOCH : job.getDuedate().toInstant();
  }
}
