package org.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A database that goes away in the moment of the commit. */
@StoryTest
class LostCommitTest {
  @Autowired World world;
  @Autowired Sender sender;
  @Autowired JdbcClient database;

  @BeforeEach
  void theConnectionIsCutOffByTheCommit() {
    database
        .sql(
            """
            create function cut_off() returns trigger language plpgsql
            as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'
            """)
        .update();
    database
        .sql(
            """
            create constraint trigger cut_off after insert on alert_alerts
            deferrable initially deferred for each row execute function cut_off()
            """)
        .update();
  }

  @AfterEach
  void itIsNoLonger() {
    database.sql("drop function cut_off() cascade").update();
  }

  @Test
  void anAlertWhoseCommitIsCutOffIsToBeSentAgain() {
    ResponseEntity<String> refused =
        sender.post(
            "/api/alerts/generic",
            "Bearer " + Alertmanager.KEY,
            Map.of("summary", "Down", "service", "checkout"));
    assertThat(refused.getStatusCode().value()).isEqualTo(503);
    assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    assertThat(world.openIncidents()).isEmpty();
  }
}
