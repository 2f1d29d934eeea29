package org.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Superuser;
import org.tocsin.testkit.World;

/** A database that goes away in the moment of the commit. */
@StoryTest
class LostCommitTest {
  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Superuser superuser;

  @BeforeEach
  void theConnectionIsCutOffByTheCommit() {
    superuser.run(
        """
            create function cut_off() returns trigger language plpgsql
            as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'
            """);
    superuser.run(
        """
            create constraint trigger cut_off after insert on alert_alerts
            deferrable initially deferred for each row execute function cut_off()
            """);
  }

  @AfterEach
  void itIsNoLonger() {
    superuser.run("drop function cut_off() cascade");
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
