package org.tocsin.engine.jobs;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class JobConfiguration {
  /** In place of the engine's stock executor; a node that runs no jobs has none. */
  @Bean
  @ConditionalOnProperty(
      name = "camunda.bpm.job-execution.enabled",
      havingValue = "true",
      matchIfMissing = true)
  JobExecutor dueJobs(JdbcClient database, Lateness lateness) {
    return new DueJobs(database, lateness);
  }
}
