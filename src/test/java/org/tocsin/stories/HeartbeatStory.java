package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;
import org.tocsin.alert.heartbeat.Heartbeats;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A signal that is expected, and stays away. */
@StoryTest
class HeartbeatStory {
  @Autowired World world;
  @Autowired Heartbeats heartbeats;
  @Autowired TestRestTemplate http;

  private String token;

  @BeforeEach
  void aSignalIsExpectedEveryTenMinutes() {
    token =
        heartbeats.make(
            "The backup",
            "checkout",
            "warning",
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            "admin");
    world.settle();
  }

  @Test
  void aSignalThatComesInTimeIsNoStory() {
    for (int i = 0; i < 5; i++) {
      world.minutesPass(11);
      assertThat(beat(token).value()).isEqualTo(204);
    }
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void aSignalThatStaysAwayOpensAnIncidentAfterItsGrace() {
    world.minutesPass(5);
    beat(token);
    world.untilMinute(16);
    assertThat(world.openIncidents()).isEmpty();

    world.untilMinute(17);
    Incident incident = world.openIncident();
    assertThat(incident.title()).isEqualTo("No sign of life: The backup");
    assertThat(incident.service()).isEqualTo("checkout");
    assertThat(incident.severity()).isEqualTo(new Severity("SEV3"));
    assertThat(world.paged(incident.number())).containsExactly("ada as primary at PT17M");
    world.minutesPass(60);
    assertThat(world.openIncidents()).hasSize(1);
  }

  @Test
  void oneThatNeverCameIsMissedToo() {
    world.minutesPass(12);
    assertThat(world.openIncidents()).hasSize(1);
  }

  @Test
  void whenItComesBackTheAlertIsOverAndItIsExpectedAgain() {
    world.minutesPass(12);
    IncidentNumber first = world.number();
    beat(token);
    world.settle();
    assertThat(world.incident(first).outcome()).isEqualTo(Incident.Outcome.CLEARED);

    world.minutesPass(12);
    assertThat(world.number()).isEqualTo(new IncidentNumber(2));
  }

  @Test
  void oneThatIsRemovedIsExpectedNoMore() {
    assertThat(heartbeats.remove(id(), "admin")).isTrue();
    assertThat(beat(token).value()).isEqualTo(404);
    world.minutesPass(60);
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void whenOneIsRemovedWhileItIsMissingItsAlertIsOver() {
    world.minutesPass(12);
    IncidentNumber number = world.number();
    long id = id();
    assertThat(heartbeats.remove(id, "admin")).isTrue();
    assertThat(heartbeats.remove(id, "admin")).isFalse();
    world.settle();
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
  }

  @Test
  void aSignalMayBeAskedForAsWell() {
    world.minutesPass(11);
    assertThat(http.getForEntity("/api/heartbeats/" + token, String.class).getStatusCode().value())
        .isEqualTo(204);
    world.minutesPass(11);
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void anAddressThatNobodyKnowsIsRefused() {
    assertThat(beat("unknown").value()).isEqualTo(404);
    assertThat(beat("x".repeat(101)).value()).isEqualTo(404);
  }

  private long id() {
    return heartbeats.all().get(0).id();
  }

  private HttpStatusCode beat(String address) {
    return http.postForEntity("/api/heartbeats/" + address, "{}", String.class).getStatusCode();
  }
}
