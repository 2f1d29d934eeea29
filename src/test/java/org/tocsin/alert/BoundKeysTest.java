package org.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.alert.heartbeat.Heartbeats;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The key of a service touches the alerts of its own team and no others. */
@StoryTest
class BoundKeysTest {
  private static final String FINGERPRINT = "8b1a9953c4611296";
  private static final String ALERTMANAGER = "/api/alerts/alertmanager";
  private static final String GRAFANA = "/api/alerts/grafana";
  private static final Instant START = World.BEGINNING.minusSeconds(60);

  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Heartbeats heartbeats;
  @Autowired JdbcClient database;

  @ParameterizedTest
  @CsvSource({
    ALERTMANAGER + ",",
    GRAFANA + ",",
    ALERTMANAGER + ",checkout",
    GRAFANA + ",search",
  })
  void theKeyOfAnotherTeamEndsNothing(String format, @Nullable String opener) {
    sends(format, opener, "firing", "checkout");
    sends(format, "payments", "resolved", "checkout");
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
    assertThat(firing()).isEqualTo(1);
  }

  @Test
  void theKeyOfAnotherTeamEndsNothingThatPrometheusSent() {
    prometheus(sender.key(null), START.plus(Duration.ofDays(1)));
    prometheus(sender.key("payments"), START);
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
    prometheus(sender.key("search"), START);
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void theKeyOfAnotherTeamOpensAnIncidentOfItsOwn() {
    sends(ALERTMANAGER, null, "firing", "checkout");
    sends(ALERTMANAGER, "payments", "firing", "checkout");
    assertThat(world.openIncidents())
        .extracting(Incident::service, Incident::team)
        .containsExactlyInAnyOrder(tuple("checkout", "shop"), tuple("payments", "platform"));
    assertThat(world.told(new IncidentNumber(1), "alert-joined")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"checkout,checkout", "checkout,search", "checkout,", ",checkout", ",search"})
  void aKeyOfTheSameTeamOrOfNoneEndsIt(@Nullable String opener, @Nullable String ender) {
    sends(ALERTMANAGER, opener, "firing", "checkout");
    sends(ALERTMANAGER, ender, "firing", "checkout");
    assertThat(database.sql("select sum(times_seen) from alert_alerts").query(Long.class).single())
        .isEqualTo(2);

    sends(ALERTMANAGER, ender, "resolved", "checkout");
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void whatIsOverStaysTheSameAlertForItsSenderAfterAnUpgrade() {
    sends(ALERTMANAGER, "checkout", "firing", "checkout");
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.falseAlarm());
    database.sql("update alert_alerts set fingerprint = :f").param("f", FINGERPRINT).update();

    sends(ALERTMANAGER, "checkout", "firing", "checkout");
    assertThat(world.openIncidents()).isEmpty();
    sends(ALERTMANAGER, "payments", "firing", "checkout");
    assertThat(world.openIncident().service()).isEqualTo("payments");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSenderAcknowledgesItsOwnAlertBeforeAndAfterAnUpgrade(boolean before) {
    String key = "Bearer " + sender.key("checkout");
    String address = "/api/alerts/generic";
    sender.sends(address, key, Map.of("summary", "Slow", "dedupKey", "slow"), 200);
    if (before) {
      database
          .sql("update alert_alerts set fingerprint = replace(fingerprint, 'shop ', '')")
          .update();
    }
    sender.sends(address, key, Map.of("action", "acknowledge", "dedupKey", "slow"), 200);
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.ACKNOWLEDGED);
    sender.sends(address, key, Map.of("action", "resolve", "dedupKey", "slow"), 200);
    assertThat(firing()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "resolve"})
  void theKeyOfAnotherTeamTouchesNoAlertInPlainJson(String action) {
    generic("checkout", Map.of("summary", "Slow", "dedupKey", "slow"));
    generic("payments", Map.of("action", action, "dedupKey", "slow"));
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "close"})
  void theKeyOfAnotherTeamTouchesNoAlertOfOpsgenie(String action) {
    opsgenie("checkout", "/v2/alerts", Map.of("message", "Slow", "alias", "slow"));
    opsgenie("payments", "/v2/alerts/slow/" + action + "?identifierType=alias", Map.of());
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "resolve"})
  void theKeyOfAnotherTeamTouchesNoAlertOfPagerDuty(String action) {
    Map<String, String> payload = Map.of("summary", "Slow", "source", "s", "severity", "error");
    pagerDuty(
        "checkout", Map.of("event_action", "trigger", "dedup_key", "slow", "payload", payload));
    pagerDuty("payments", Map.of("event_action", action, "dedup_key", "slow"));
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void theKeyOfAnotherTeamEndsNoHeartbeatThatIsMissing() {
    heartbeats.make(
        "backup", "checkout", "critical", Duration.ofMinutes(5), Duration.ZERO, "admin");
    world.minutesPass(6);
    String fingerprint =
        database.sql("select fingerprint from alert_alerts").query(String.class).single();
    sends(ALERTMANAGER, "payments", "resolved", "checkout", fingerprint);
    assertThat(firing()).isEqualTo(1);
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
  }

  private long firing() {
    return database
        .sql("select count(*) from alert_alerts where ends_at is null")
        .query(Long.class)
        .single();
  }

  private void generic(String keyOf, Map<String, Object> body) {
    sender.sends("/api/alerts/generic", "Bearer " + sender.key(keyOf), body, 200);
  }

  private void opsgenie(String keyOf, String address, Map<String, Object> body) {
    sender.sends(address, "GenieKey " + sender.key(keyOf), body, 202);
  }

  private void pagerDuty(String keyOf, Map<String, Object> event) {
    Map<String, Object> body = new HashMap<>(event);
    body.put("routing_key", sender.key(keyOf));
    sender.sends("/v2/enqueue", "Bearer -", body, 202);
  }

  private void prometheus(String key, Instant endsAt) {
    Map<String, Object> alert =
        Map.of(
            "labels",
            Map.of("alertname", "CheckoutDown", "service", "checkout", "severity", "critical"),
            "startsAt",
            START.toString(),
            "endsAt",
            endsAt.toString());
    sender.sends("/api/v2/alerts", "Bearer " + key, List.of(alert), 200);
  }

  private void sends(String format, @Nullable String keyOf, String status, String service) {
    sends(format, keyOf, status, service, FINGERPRINT);
  }

  private void sends(
      String format, @Nullable String keyOf, String status, String service, String fingerprint) {
    Map<String, Object> alert =
        Map.of(
            "status",
            status,
            "labels",
            Map.of("alertname", "CheckoutDown", "service", service, "severity", "critical"),
            "startsAt",
            START.toString(),
            "endsAt",
            status.equals("firing") ? "0001-01-01T00:00:00Z" : World.BEGINNING.toString(),
            "fingerprint",
            fingerprint);
    Map<String, Object> message =
        Map.of(
            "version",
            format.equals(GRAFANA) ? "1" : "4",
            "groupKey",
            "g",
            "alerts",
            List.of(alert));
    sender.sends(format, "Bearer " + sender.key(keyOf), message, 200);
  }
}
