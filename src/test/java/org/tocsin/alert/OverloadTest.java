package org.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** More alerts than can be stored. */
@StoryTest
class OverloadTest {
  private static final int AT_A_TIME = 8;

  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Alerts alerts;
  @Autowired Joins joins;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  @Test
  void whatCannotBeStoredIsRefusedWith503AndWhatWasAcceptedIsKept() {
    ExecutorService senders = Executors.newFixedThreadPool(AT_A_TIME);
    List<Future<ResponseEntity<String>>> waiting = new ArrayList<>();
    try {
      transaction.executeWithoutResult(
          status -> {
            alerts.lock(List.of("checkout"));
            for (int i = 0; i < AT_A_TIME; i++) {
              String summary = "Down " + i;
              waiting.add(senders.submit(() -> post(summary)));
            }
            awaitWaiting();
            ResponseEntity<String> refused = post("One too many");
            assertThat(refused.getStatusCode().value()).isEqualTo(503);
            assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
            assertThat(refused.getBody()).contains("This message was not; please send it again.");
          });
      assertThat(waiting)
          .allSatisfy(w -> assertThat(w.get().getStatusCode().value()).isEqualTo(200));
    } finally {
      senders.shutdown();
    }
    world.settle();
    assertThat(joins.count(world.number()).alerts()).isEqualTo(AT_A_TIME);
  }

  private void awaitWaiting() {
    while (waitingForTheLock() < AT_A_TIME) {
      Thread.onSpinWait();
    }
  }

  private int waitingForTheLock() {
    return database
        .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
        .query(Integer.class)
        .single();
  }

  private ResponseEntity<String> post(String summary) {
    return sender.post(
        "/api/alerts/generic",
        "Bearer " + Alertmanager.KEY,
        Map.of("summary", summary, "service", "checkout"));
  }
}
