package org.tocsin.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.tocsin.engine.account.Accounts;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** What a program of a responder decides about an incident. */
@StoryTest
class ResponseApiTest {
  @Autowired TestRestTemplate http;
  @Autowired World world;
  @Autowired Accounts accounts;

  @BeforeEach
  void aPersonWithAPassword() {
    accounts.create("api-chen", "Chen", "api-chen@example.org", World.PASSWORD);
    accounts.join("api-chen", Accounts.RESPONDER);
  }

  @Test
  void anAcknowledgedIncidentIsClosedAsAFalseAlarm() {
    IncidentNumber number = world.acknowledged(Tempo.SEV1);

    assertThat(post(number, "false-alarm", "")).isEqualTo(204);
    world.settle();

    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.FALSE_ALARM);
    assertThat(world.told(number, "false-alarm-reported"))
        .containsExactly("api-chen says: a false alarm.");
  }

  @Test
  void whatNobodyHasAcknowledgedIsNoFalseAlarmYet() {
    IncidentNumber number = world.opened(Tempo.SEV1);
    assertThat(post(number, "false-alarm", "")).isEqualTo(409);
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void aChangedSeverityIsOnTheTimelineWithItsReason() {
    IncidentNumber number = world.acknowledged(Tempo.SEV3);

    assertThat(change(number, "SEV1", "Payments fail too")).isEqualTo(204);
    world.settle();

    assertThat(world.incident(number).severity()).isEqualTo(new Severity("SEV1"));
    assertThat(world.told(number, "severity-change-asked"))
        .containsExactly("api-chen asks for SEV1: Payments fail too");
    assertThat(change(number, "SEV1", "Again")).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"SEV9, A reason", "sev1, A reason", "'', A reason", "SEV1, ''", "SEV1, '  '"})
  void aChangeThatMakesNoSenseIsRefused(String severity, String reason) {
    IncidentNumber number = world.acknowledged(Tempo.SEV3);
    assertThat(change(number, severity, reason)).isEqualTo(400);
    assertThat(post(number, "severity", "{}")).isEqualTo(400);
    assertThat(world.incident(number).severity()).isEqualTo(new Severity("SEV3"));
  }

  @Test
  void anIncidentThatDoesNotExistIsNotFound() {
    IncidentNumber nobody = new IncidentNumber(999_999);
    assertThat(post(nobody, "false-alarm", "")).isEqualTo(404);
    assertThat(change(nobody, "SEV1", "A reason")).isEqualTo(404);
  }

  private int change(IncidentNumber number, String severity, String reason) {
    return post(
        number,
        "severity",
        "{\"severity\": \"%s\", \"reason\": \"%s\"}".formatted(severity, reason));
  }

  private int post(IncidentNumber number, String decision, String json) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth("api-chen", World.PASSWORD)
        .postForEntity(
            "/api/incidents/%s/%s".formatted(number, decision),
            new HttpEntity<>(json, headers),
            String.class)
        .getStatusCode()
        .value();
  }
}
