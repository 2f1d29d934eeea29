package org.tocsin.engine.process;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Processes that were started and have not taken their first step, which is a job like any other.
 * Until they have, they wait for nothing, and would miss what they are told.
 */
@Component
class Unstarted {
  private final JdbcClient database;
  private final ManagementService management;

  Unstarted(JdbcClient database, ManagementService management) {
    this.database = database;
    this.management = management;
  }

  /** Takes the first step of what the key names in the running transaction, if it is not taken. */
  void begin(String key) {
    database
        .sql(
            """
            select j.id_ from act_ru_execution e join act_ru_job j on j.execution_id_ = e.id_
            where e.business_key_ = :key and j.handler_cfg_ like 'process-start%'
            """)
        .param("key", key)
        .query(String.class)
        .list()
        .forEach(management::executeJob);
  }
}
