package org.tocsin.alert.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.tocsin.incident.Incident;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Events as clients of PagerDuty send them, and the answers they expect. */
@StoryTest
class EventsApiTest {
  @Autowired World world;
  @Autowired Sender sender;
  @Autowired IntakeKeys keys;

  private String key;

  @BeforeEach
  void aKeyOfCheckout() {
    key = sender.key("checkout");
  }

  @Test
  void theDocumentedEventOpensAnIncidentOfTheKeysService() {
    JsonNode answer =
        enqueue(
            Sender.payload(getClass(), "trigger.json")
                .replace("\"routing_key\": \"samplekeyhere\"", "\"routing_key\": \"" + key + "\""));

    assertThat(answer.toString())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"samplekeyhere\"}");
    Incident incident = world.openIncident();
    assertThat(incident.title()).isEqualTo("DISK at 99% on machine prod-datapipe03.example.com");
    assertThat(incident.service()).isEqualTo("checkout");
    assertThat(incident.severity()).isEqualTo(new Severity("SEV1"));
    assertThat(world.paged(incident.number())).containsExactly("ada as primary at PT0S");
  }

  @Test
  void anEventWithoutADedupKeyGetsOneAndIsAlwaysANewAlert() {
    Map<String, Object> event = trigger("x");
    event.remove("dedup_key");
    String first = enqueue(event).get("dedup_key").asText();
    String second = enqueue(event).get("dedup_key").asText();

    assertThat(first).hasSize(32).isNotEqualTo(second);
    assertThat(world.told(world.number(), "alert-joined")).hasSize(1);
  }

  @Test
  void theSameDedupKeyIsTheSameAlertWhileItFires() {
    enqueue(trigger("disk"));
    world.acknowledges("ada");
    enqueue(trigger("disk"));

    assertThat(world.told(world.number(), "alert-joined")).isEmpty();
    assertThat(world.waitingFor("ada")).isZero();
  }

  @Test
  void aWorseSeverityOfTheSameAlertIsNotMissed() {
    Map<String, Object> event = trigger("disk");
    event.put("payload", Map.of("summary", "Disk", "source", "db1", "severity", "info"));
    enqueue(event);
    assertThat(world.openIncidents()).isEmpty();

    event.put("payload", Map.of("summary", "Disk", "source", "db1", "severity", "warning"));
    enqueue(event);
    assertThat(world.openIncident().severity()).isEqualTo(new Severity("SEV3"));

    enqueue(trigger("disk"));
    assertThat(world.openIncident().severity()).isEqualTo(new Severity("SEV1"));
    assertThat(world.openIncidents()).hasSize(1);
  }

  @Test
  void anAcknowledgementStopsTheEscalation() {
    enqueue(trigger("disk"));
    IncidentNumber number = world.number();
    enqueue(action("acknowledge", "disk"));
    world.minutesPass(4);

    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");
    assertThat(world.told(number, "acknowledged"))
        .containsExactly(
            "Acknowledged with the key key of checkout. ada was paged and is the responder.");
  }

  @Test
  void aResolveEndsTheAlertAndATriggerAfterItIsANewOne() {
    enqueue(trigger("disk"));
    IncidentNumber first = world.number();
    enqueue(action("resolve", "disk"));
    assertThat(world.incident(first).outcome()).isEqualTo(Incident.Outcome.CLEARED);

    enqueue(trigger("disk"));
    assertThat(world.number()).isEqualTo(new IncidentNumber(2));
    enqueue(action("resolve", "disk"));
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void whatPeopleHaveResolvedFiresAnew() {
    enqueue(trigger("disk"));
    world.acknowledges("ada");
    world.completes("ada", "Triage", org.tocsin.testkit.Answers.falseAlarm());
    assertThat(world.openIncidents()).isEmpty();

    enqueue(trigger("disk"));
    assertThat(world.number()).isEqualTo(new IncidentNumber(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "resolve"})
  void whatNoAlertBelongsToIsTakenAndDropped(String action) {
    enqueue(action(action, "nothing"));
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void anotherKeyNeverTouchesTheAlert() {
    enqueue(trigger("disk"));
    Map<String, Object> foreign = action("resolve", "disk");
    foreign.put("routing_key", sender.key("checkout"));
    enqueue(foreign);
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"search,search", "payments,checkout", "unheard-of,checkout"})
  void anAlertMayNameAnotherServiceOfTheSameTeam(String component, String service) {
    Map<String, Object> event = trigger("disk");
    event.put(
        "payload",
        Map.of("summary", "Disk", "source", "db1", "severity", "critical", "component", component));
    enqueue(event);
    assertThat(world.openIncident().service()).isEqualTo(service);
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNotAnEventIsRefusedAsPagerDutyDoes(String field, Object value, String error) {
    Map<String, Object> event = trigger("disk");
    event.put(field, value);
    ResponseEntity<String> answer = sender.post("/v2/enqueue", Map.of(), event);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody())
        .isEqualTo(
            "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"%s\"]}"
                .formatted(error));
    assertThat(world.openIncidents()).isEmpty();
  }

  static List<Object[]> whatIsNotAnEventIsRefusedAsPagerDutyDoes() {
    return List.of(
        new Object[] {"routing_key", null, "'routing_key' is missing or blank"},
        new Object[] {
          "routing_key",
          "0123456789abcdef0123456789abcdef",
          "'routing_key' 012345… is not known here, or was revoked"
        },
        new Object[] {"event_action", null, "'event_action' is missing or blank"},
        new Object[] {
          "event_action",
          "shout",
          "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or"
              + " 'resolve')"
        },
        new Object[] {
          "dedup_key", "k".repeat(256), "'dedup_key' is too long (maximum is 255 characters)"
        },
        new Object[] {"payload", null, "'payload' is missing or blank"},
        new Object[] {"payload", Map.of("source", "s"), "'payload.summary' is missing or blank"},
        new Object[] {"payload", Map.of("summary", "s"), "'payload.source' is missing or blank"},
        new Object[] {
          "payload",
          Map.of("summary", "s", "source", "s", "severity", "fatal"),
          "'payload.severity' is invalid (must be one of the following: 'critical', 'warning',"
              + " 'error' or 'info')"
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "42"})
  void whatIsNoJsonIsRefused(String body) {
    ResponseEntity<String> answer = sender.post("/v2/enqueue", Map.of(), body);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody()).contains("JSON parse error");
  }

  @Test
  void anEventOfMoreThan512KilobytesIsRefused() {
    Map<String, Object> event = trigger("disk");
    event.put("client", "x".repeat(520 * 1024));
    assertThat(sender.post("/v2/enqueue", Map.of(), event).getStatusCode().value()).isEqualTo(413);
  }

  @Test
  void aRevokedKeyOpensNothingFromThatMomentOn() {
    enqueue(trigger("disk"));
    long id = keys.all().get(0).id();
    assertThat(keys.revoke(id, "admin")).isTrue();
    assertThat(keys.revoke(id, "admin")).isFalse();
    assertThat(sender.post("/v2/enqueue", Map.of(), trigger("other")).getStatusCode().value())
        .isEqualTo(400);
  }

  private JsonNode enqueue(Object event) {
    return sender.sends("/v2/enqueue", "none", event, 202);
  }

  private Map<String, Object> trigger(String dedupKey) {
    Map<String, Object> event = action("trigger", dedupKey);
    event.put(
        "payload", Map.of("summary", "Disk is full", "source", "db1", "severity", "critical"));
    return event;
  }

  private Map<String, Object> action(String action, String dedupKey) {
    Map<String, Object> event = new HashMap<>();
    event.put("routing_key", key);
    event.put("event_action", action);
    event.put("dedup_key", dedupKey);
    return event;
  }
}
