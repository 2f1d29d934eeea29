package org.tocsin.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.tocsin.bench.EngineTimers;
import org.tocsin.bench.Timers;

/** The same engine, database and model with the settings that Camunda comes with. */
final class StockCamunda implements Timers {
  private static final int CONNECTIONS = 24;
  private static final Date LATER = Date.from(Instant.parse("2099-01-01T00:00:00Z"));

  private final ProcessEngine engine;
  private final EngineTimers timers;

  StockCamunda(String url) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(CONNECTIONS);
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(new HikariDataSource(pool));
    settings.setDatabaseSchemaUpdate("true");
    settings.setHistory("full");
    settings.setJobExecutorActivate(true);
    engine = settings.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("org/tocsin/bench/bench-timer.bpmn")
        .deploy();
    timers = new EngineTimers(url);
  }

  @Override
  public double[] lateness(int number, Duration within) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < number; i++) {
      threads.execute(
          () ->
              engine
                  .getRuntimeService()
                  .startProcessInstanceByKey(EngineTimers.PROCESS, Map.of("due", LATER)));
    }
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.MINUTES);
    return timers.fire(within);
  }

  @Override
  public void close() {
    engine.close();
  }
}
