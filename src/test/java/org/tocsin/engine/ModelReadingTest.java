package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A node reads a model when it first needs it. */
@StoryTest
class ModelReadingTest {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired ProcessEngineConfigurationImpl engine;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  @Test
  void aModelThatWasBeingReadWhenTheDatabaseWentAwayIsReadAgain() throws Exception {
    engine.getDeploymentCache().discardProcessDefinitionCache();
    Callable<ResponseEntity<String>> alert =
        alertmanager.firing("checkout", "critical", "CheckoutDown");
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try {
      transaction.executeWithoutResult(
          status -> {
            database.sql("lock table act_ru_jobdef in access exclusive mode").update();
            Future<ResponseEntity<String>> refused = sender.submit(alert);
            cutOff(awaitReader(refused));
            assertThat(refused)
                .succeedsWithin(Duration.ofSeconds(30))
                .extracting(answer -> answer.getStatusCode().value())
                .isEqualTo(503);
          });
    } finally {
      sender.shutdown();
    }
    assertThat(alert.call().getStatusCode().value()).isEqualTo(200);
    world.settle();
    assertThat(world.paged(world.number())).isNotEmpty();
  }

  /** The connection by which a model is read, which waits for the table that is locked. */
  private int awaitReader(Future<?> request) {
    while (!request.isDone()) {
      List<Integer> waiting =
          database
              .sql(
                  "select pid from pg_locks"
                      + " where relation = 'act_ru_jobdef'::regclass and not granted")
              .query(Integer.class)
              .list();
      if (!waiting.isEmpty()) {
        return waiting.get(0);
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("It was answered without a model being read");
  }

  private void cutOff(int connection) {
    database
        .sql("select pg_terminate_backend(:connection)")
        .param("connection", connection)
        .query(Boolean.class)
        .single();
  }
}
