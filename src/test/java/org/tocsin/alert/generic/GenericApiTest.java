package org.tocsin.alert.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.tocsin.incident.Incident;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Alerts in plain JSON. */
@StoryTest
class GenericApiTest {
  private static final String ADDRESS = "/api/alerts/generic";
  private static final String KEY = "Bearer " + Alertmanager.KEY;

  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Sender sender;
  @Autowired Pages pages;
  @Autowired IntakeKeys keys;

  @Test
  void aSummaryIsEnough() {
    String dedupKey = send(Map.of("summary", "Backups fail"));
    assertThat(world.openIncident().title()).isEqualTo("Backups fail");
    assertThat(world.openIncident().team()).isEqualTo("platform");
    assertThat(world.openIncident().severity()).isEqualTo(new Severity("SEV2"));

    send(Map.of("action", "resolve", "dedupKey", dedupKey));
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void anAlertThatNamesItsServiceAndSeverityGoesThere() {
    send(Map.of("summary", "Slow", "service", "search", "severity", "warning", "dedupKey", "slow"));
    Incident incident = world.openIncident();
    assertThat(incident.service()).isEqualTo("search");
    assertThat(incident.severity()).isEqualTo(new Severity("SEV3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ben", "grace", "nobody"})
  void aSenderAcknowledgesInTheNameOfItsKeyWhomeverItNames(String person) {
    send(Map.of("summary", "Slow", "service", "search", "dedupKey", "slow"));
    IncidentNumber number = world.number();
    send(Map.of("action", "acknowledge", "dedupKey", "slow", "person", person));
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(world.timeline(number))
        .filteredOn(entry -> entry.kind().equals("acknowledged"))
        .extracting(Timeline.Entry::actor, Timeline.Entry::text)
        .containsExactly(
            tuple(
                "key:TOCSIN_INTAKE_KEY",
                "Acknowledged with the key TOCSIN_INTAKE_KEY. ada was paged and is the responder."
                    + " The sender says that it was %s; Tocsin did not check that."
                        .formatted(person)));
  }

  @Test
  void everybodyWhoWasPagedReadsWhoHasToSeeToIt() {
    send(Map.of("summary", "Slow", "service", "search", "dedupKey", "slow"));
    send(Map.of("action", "acknowledge", "dedupKey", "slow"));
    assertThat(pages.to("ada", 1))
        .extracting(Page::reason)
        .containsExactly(
            "It was acknowledged with the key TOCSIN_INTAKE_KEY. ada is the responder.");
  }

  @Test
  void aKeyWithALongNameActsToo() {
    String name = "k".repeat(200);
    String key = "Bearer " + keys.make(name, null, null, "admin");
    sender.sends(ADDRESS, key, Map.of("summary", "Slow", "service", "search"), 200);
    assertThat(world.timeline(world.number()).get(0).actor()).isEqualTo("key:" + name);
  }

  @Test
  void whomThePageHasReachedHasToSeeToIt() {
    duties.reachedBy("ada", "[]");
    send(Map.of("summary", "Slow", "service", "search", "dedupKey", "slow"));
    send(Map.of("action", "acknowledge", "dedupKey", "slow"));
    assertThat(world.openIncident().responder()).isEqualTo("ben");
  }

  @Test
  void whatEndsIsNamedAsItBegan() {
    send(Map.of("summary", "Slow", "service", "search", "dedupKey", "slow", "name", "SlowSearch"));
    IncidentNumber number = world.number();
    send(Map.of("action", "resolve", "dedupKey", "slow"));
    assertThat(world.told(number, "alert-cleared"))
        .containsExactly("The last alert cleared: SlowSearch.");
  }

  @ParameterizedTest
  @CsvSource({"checkout,checkout", "search,search", "payments,checkout"})
  void theKeyOfAServiceNamesTheServiceUnlessItIsOneOfTheSameTeam(String named, String service) {
    sender.sends(
        ADDRESS,
        "Bearer " + sender.key("checkout"),
        Map.of("summary", "Slow", "service", named),
        200);
    assertThat(world.openIncident().service()).isEqualTo(service);
  }

  @ParameterizedTest
  @MethodSource
  void whatCannotBeTakenIsRefusedInOneSentence(Map<String, Object> body, String sentence) {
    ResponseEntity<String> answer = sender.post(ADDRESS, KEY, body);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody()).contains(sentence);
    assertThat(world.openIncidents()).isEmpty();
  }

  static List<Object[]> whatCannotBeTakenIsRefusedInOneSentence() {
    return List.of(
        new Object[] {Map.of(), "Say what is wrong in the field summary."},
        new Object[] {Map.of("summary", " "), "Say what is wrong in the field summary."},
        new Object[] {Map.of("summary", 7, "action", "x"), "The action is trigger, acknowledge"},
        new Object[] {Map.of("action", "resolve"), "by its dedupKey."},
        new Object[] {Map.of("dedupKey", "k".repeat(256), "summary", "s"), "longer than 255"});
  }

  private String send(Map<String, Object> body) {
    return sender.sends(ADDRESS, KEY, body, 200).get("dedupKey").asText();
  }
}
