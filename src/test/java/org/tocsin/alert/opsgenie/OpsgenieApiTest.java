package org.tocsin.alert.opsgenie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What senders use of Opsgenie's alert API. */
@StoryTest
class OpsgenieApiTest {
  private static final String ALIAS = "/v2/alerts/Life is too short for no alias/";

  @Autowired World world;
  @Autowired Sender sender;

  private String authorization;

  @BeforeEach
  void aKeyOfCheckout() {
    authorization = "GenieKey " + sender.key("checkout");
  }

  @Test
  void theDocumentedRequestOpensAnIncidentAndIsAnsweredAsDocumented() {
    JsonNode answer = create(Sender.payload(getClass(), "create.json"));
    assertThat(answer.get("result").asText()).isEqualTo("Request will be processed");
    assertThat(answer.get("requestId").asText()).hasSize(36);
    assertThat(answer.get("took").isNumber()).isTrue();

    Incident incident = world.openIncident();
    assertThat(incident.title()).isEqualTo("An example alert message");
    assertThat(incident.service()).isEqualTo("checkout");
    assertThat(incident.severity()).isEqualTo(new Severity("SEV1"));
  }

  @Test
  void anAlertIsAcknowledgedByItsAliasAndTheUserIsOnlyAClaim() {
    create(Sender.payload(getClass(), "create.json"));
    IncidentNumber number = world.number();
    sender.sends(
        ALIAS + "acknowledge?identifierType=alias",
        authorization,
        Map.of("user", "ben", "note", "On it."),
        202);

    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(world.timeline(number))
        .filteredOn(entry -> entry.kind().equals("acknowledged"))
        .extracting(Timeline.Entry::actor, Timeline.Entry::text)
        .containsExactly(
            tuple(
                "key:key of checkout",
                "Acknowledged with the key key of checkout. ada was paged and is the responder. The"
                    + " sender says that it was ben; Tocsin did not check that. On it."));
  }

  @Test
  void anAlertIsClosedByItsAlias() {
    create(Sender.payload(getClass(), "create.json"));
    IncidentNumber number = world.number();
    sender.sends(ALIAS + "close?identifierType=alias", authorization, Map.of(), 202);
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
  }

  @ParameterizedTest
  @CsvSource({"P1,SEV1", "P2,SEV2", "P3,SEV3", "P4,SEV3"})
  void thePriorityMakesTheSeverity(String priority, String severity) {
    create(Map.of("message", "Slow", "priority", priority));
    assertThat(world.openIncident().severity()).isEqualTo(new Severity(severity));
  }

  @Test
  void informationWakesNobody() {
    create(Map.of("message", "Deployed", "priority", "P5"));
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void whatIsNotARequestIsRefused() {
    assertThat(refusal("/v2/alerts", Map.of())).isEqualTo("Message can not be empty.");
    assertThat(refusal("/v2/alerts", Map.of("message", "m", "priority", "P0")))
        .isEqualTo("Priority should be one of [ P1, P2, P3, P4, P5 ].");
    assertThat(refusal("/v2/alerts", Map.of("message", "m", "alias", "a".repeat(513))))
        .isEqualTo("Alias can not be longer than 512 characters.");
    assertThat(refusal("/v2/alerts/17/close", Map.of()))
        .startsWith("Name the alert by its alias: identifierType=alias.");
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void withoutAKeyTheDoorStaysShut() {
    assertThat(
            sender
                .post("/v2/alerts", "GenieKey wrong", Map.of("message", "m"))
                .getStatusCode()
                .value())
        .isEqualTo(401);
  }

  private JsonNode create(Object body) {
    return sender.sends("/v2/alerts", authorization, body, 202);
  }

  private String refusal(String address, Object body) {
    return sender.sends(address, authorization, body, 422).get("message").asText();
  }
}
