package org.tocsin.engine.jobs;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs to their end: together if that goes well, and one by one if it does not. */
class JobRun {
  private static final Logger log = LoggerFactory.getLogger(JobRun.class);

  private final DueJobs jobs;
  private final ProcessEngineConfigurationImpl engine;
  private final CommandExecutor commands;

  JobRun(DueJobs jobs, ProcessEngineImpl engine) {
    this.jobs = jobs;
    this.engine = engine.getProcessEngineConfiguration();
    this.commands = this.engine.getCommandExecutorTxRequired();
  }

  void run(List<String> ids) {
    Context.setJobExecutorContext(new JobExecutorContext());
    try {
      if (ids.size() == 1 || !together(ids)) {
        ids.forEach(this::alone);
      }
    } finally {
      Context.removeJobExecutorContext();
    }
  }

  /** In one transaction. When one of them fails, nothing of it has happened. */
  private boolean together(List<String> ids) {
    try {
      commands.execute(
          context -> {
            load(ids, context);
            for (String id : ids) {
              new ExecuteJobsCmd(id, new JobFailureCollector(id)).execute(context);
            }
            return null;
          });
      return true;
    } catch (RuntimeException e) {
      log.debug("{} jobs could not be run together: {}", ids.size(), e.getMessage());
      return false;
    }
  }

  /** In one query; each of them is then found in the cache of the transaction. */
  private static void load(List<String> ids, CommandContext context) {
    JobQueryImpl query = new JobQueryImpl();
    query.jobIds(Set.copyOf(ids));
    context.getDbEntityManager().selectList("selectJobByQueryCriteria", query);
  }

  /** As the engine does it: a failure is written down, and costs one of the job's tries. */
  private void alone(String id) {
    JobFailureCollector failure = new JobFailureCollector(id);
    try {
      ExecuteJobHelper.executeJob(id, commands, failure, new ExecuteJobsCmd(id, failure), engine);
    } catch (RuntimeException e) {
      if (e instanceof OptimisticLockingException) {
        // another step of its process was quicker, which is nobody's fault and costs no try
        log.debug("Job {} is run again: {}", id, e.getMessage());
      } else {
        log.warn("Job {} failed: {}", id, e.getMessage());
      }
      jobs.jobWasAdded();
    }
  }
}
