package org.tocsin.alert.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What Prometheus pushes, without an Alertmanager in between. */
@StoryTest
class PrometheusApiTest {
  private static final String ADDRESS = "/api/v2/alerts";
  private static final String KEY = "Bearer " + Alertmanager.KEY;

  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Alertmanager alertmanager;

  @Test
  void anAlertFiresUntilItsEndIsPast() {
    push(alert("2026-11-23T02:59:00Z", "2026-11-23T03:04:00Z"));
    IncidentNumber number = world.number();
    assertThat(world.incident(number).service()).isEqualTo("checkout");

    world.minutesPass(1);
    push(alert("2026-11-23T02:59:00Z", "2026-11-23T03:05:00Z"));
    assertThat(alertmanager.timesSeen("CheckoutDown")).isEqualTo(2);

    push(alert("2026-11-23T02:59:00Z", "2026-11-23T03:01:00Z"));
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
  }

  @Test
  void aPrometheusThatWasRestartedPagesNobodyAgain() {
    push(alert("2026-11-23T02:59:00Z", "2026-11-23T03:04:00Z"));
    world.acknowledges("ada");
    world.minutesPass(2);
    push(alert("2026-11-23T03:02:00Z", "2026-11-23T03:06:00Z"));

    assertThat(world.told(world.number(), "alert-joined")).isEmpty();
    push(alert("2026-11-23T03:02:00Z", "2026-11-23T03:02:00Z"));
    assertThat(world.told(world.number(), "alert-cleared"))
        .containsExactly("The last alert cleared: CheckoutDown.");
  }

  @Test
  void anEmptyListIsTaken() {
    sender.sends(ADDRESS, KEY, "[]", 200);
    assertThat(world.openIncidents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[null]", "[{}]", "[{\"labels\": {\"a\": \"\"}}]", "[[]]"})
  void whatIsNoListOfAlertsIsRefused(String body) {
    assertThat(sender.post(ADDRESS, KEY, body).getStatusCode().value()).isEqualTo(400);
  }

  private void push(Map<String, Object> alert) {
    sender.sends(ADDRESS, KEY, List.of(alert), 200);
  }

  private static Map<String, Object> alert(String startsAt, String endsAt) {
    return Map.of(
        "labels",
        Map.of("alertname", "CheckoutDown", "service", "checkout", "severity", "critical"),
        "annotations",
        Map.of("summary", "Nobody can check out"),
        "startsAt",
        startsAt,
        "endsAt",
        endsAt,
        "generatorURL",
        "http://prometheus.test/graph");
  }
}
