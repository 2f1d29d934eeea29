package org.tocsin.engine.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The jobs of one transaction. Those that are due at once are locked for this node as they are
 * made, and begun when it has committed: nobody has to look for them.
 */
public class PromptJobs extends JobManager {
  private final Map<String, List<JobEntity>> made = new LinkedHashMap<>();

  /** Stands in for the engine's own. */
  public static final class Factory implements SessionFactory {
    @Override
    public Class<?> getSessionType() {
      return JobManager.class;
    }

    @Override
    public Session openSession() {
      return new PromptJobs();
    }
  }

  @Override
  protected void hintJobExecutor(JobEntity job) {
    if (!(Context.getProcessEngineConfiguration().getJobExecutor() instanceof DueJobs jobs)
        || !jobs.isActive()) {
      return;
    }
    if (job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime())) {
      onCommit(context -> jobs.wakeAt(job.getDuedate()));
    } else if (job.isSuspended() || !jobs.hasRoomFor(job.getPriority())) {
      onCommit(context -> jobs.wakeFor(job.getPriority()));
    } else {
      job.setLockOwner(jobs.getLockOwner());
      job.setLockExpirationTime(jobs.lockedUntil());
      if (made.isEmpty()) {
        onCommit(context -> made.values().forEach(ofOne -> hand(ofOne, jobs)));
      }
      made.computeIfAbsent(
              Objects.requireNonNullElse(job.getProcessInstanceId(), job.getId()),
              instance -> new ArrayList<>())
          .add(job);
    }
  }

  private static void hand(List<JobEntity> ofOneInstance, DueJobs jobs) {
    jobs.hand(
        ofOneInstance.stream().map(JobEntity::getId).toList(),
        ofOneInstance.stream().mapToLong(JobEntity::getPriority).max().orElseThrow());
  }

  private interface AfterCommit {
    void run(CommandContext context);
  }

  private static void onCommit(AfterCommit action) {
    Context.getCommandContext()
        .getTransactionContext()
        .addTransactionListener(TransactionState.COMMITTED, action::run);
  }
}
