package org.tocsin.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.stereotype.Component;
import org.tocsin.database.DatabaseOwner;

/**
 * Has the engine's tables made and upgraded by their owner. The engine does that with the
 * connections it runs with, so where the owner is another role, an engine that does nothing else is
 * started for it.
 */
@Component
class EngineTables {
  private final DatabaseOwner owner;

  EngineTables(DatabaseOwner owner) {
    this.owner = owner;
  }

  /** Before the engine starts. */
  void prepare(ProcessEngineConfigurationImpl engine) {
    if (!owner.isSeparate()) {
      return;
    }
    ProcessEngineConfigurationImpl tables = new StandaloneProcessEngineConfiguration();
    tables.setProcessEngineName("tables");
    tables.setDataSource(owner.database());
    tables.setDatabaseType("postgres");
    tables.setDatabaseSchemaUpdate("true");
    tables.setHistory(engine.getHistory());
    tables.setJobExecutorActivate(false);
    tables.setCmmnEnabled(false);
    ProcessEngine made = tables.buildProcessEngine();
    made.close();
    owner.grant();
  }

  /** After the engine has started. */
  void adaptIndexes() {
    EngineIndexes.adapt(owner.database());
  }
}
