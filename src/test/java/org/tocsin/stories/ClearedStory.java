package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** The alerts end by themselves. */
@StoryTest
class ClearedStory {
  private static final String TOLD =
      "[INC-1] Cleared by itself before anybody answered. Nothing to do.";

  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;

  @ParameterizedTest
  @EnumSource
  void whatClearsBeforeAnybodyAnsweredIsClosedAndThePagedAreTold(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.untilMinute(31);
    alertmanager.clears("checkout", "CheckoutDown");

    Incident incident = world.incident(number);
    assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
    assertThat(incident.outcome()).isEqualTo(Incident.Outcome.CLEARED);
    assertThat(incident.acknowledgedAt()).isNull();
    assertThat(world.tasksOf(number)).isEmpty();
    for (String paged : List.of("ada", "ben")) {
      assertThat(mailbox.noticesTo(paged)).containsExactly(TOLD);
      assertThat(world.waitingFor(paged)).isZero();
    }
    List<String> before = world.paged(number);

    world.passes(Duration.ofHours(5));
    assertThat(world.paged(number)).isEqualTo(before);
    assertThat(world.incident(number).exhaustedAt()).isNull();
  }

  @Test
  void whatClearsBeforeItsProcessHasTakenTheFirstStepIsClosed() throws Exception {
    alertmanager.firing("checkout", SEV1.label(), "CheckoutDown").call();
    IncidentNumber number = world.openIncident().number();
    alertmanager.clears("checkout", "CheckoutDown");

    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
    world.passes(Duration.ofHours(1));
    assertThat(mailbox.pagesTo("ben")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatClearsAfterTheAcknowledgementIsOnlyNoted(Tempo tempo) {
    IncidentNumber number = world.acknowledged(tempo);
    world.minutesPass(1);
    alertmanager.clears("checkout", "CheckoutDown");

    assertThat(world.incident(number).state()).isEqualTo(Incident.State.ACKNOWLEDGED);
    assertThat(world.openTaskNames()).containsExactly("Triage");
    assertThat(world.told(number, "alert-cleared"))
        .containsExactly("The last alert cleared: CheckoutDown.");
    assertThat(mailbox.noticesTo("ada")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void oneOfSeveralAlertsThatClearsIsOnlyNoted(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    alertmanager.fires("checkout", tempo.label(), "QueueFull");
    alertmanager.clears("checkout", "CheckoutDown");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
    assertThat(world.openTaskNames()).containsExactly("Acknowledge");

    alertmanager.clears("checkout", "QueueFull");
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
    assertThat(world.told(number, "alert-cleared"))
        .containsExactly("An alert cleared: CheckoutDown.", "The last alert cleared: QueueFull.");
  }

  @Test
  void anExhaustedPageIsWithdrawnLikeAnyOther() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(70);
    alertmanager.clears("checkout", "CheckoutDown");

    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
    assertThat(world.tasksOf(number)).isEmpty();
    assertThat(mailbox.noticesTo("erin")).containsExactly(TOLD);
  }

  @Test
  void whatFiresAgainAfterwardsIsANewIncident() {
    world.opened(SEV1);
    alertmanager.clears("checkout", "CheckoutDown");
    world.minutesPass(1);
    alertmanager.fires("checkout", "critical", "CheckoutDown");

    assertThat(world.number()).isEqualTo(new IncidentNumber(2));
    assertThat(mailbox.pagesTo("ada"))
        .containsExactly(
            "[SEV1] INC-1: CheckoutDown of checkout", "[SEV1] INC-2: CheckoutDown of checkout");
  }
}
