package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV2;
import static org.tocsin.testkit.Tempo.SEV3;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** One alert seldom comes alone. */
@StoryTest
class MoreAlertsStory {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;

  @ParameterizedTest
  @EnumSource
  void aNewAlertAfterTheAcknowledgementPagesTheResponderAgain(Tempo tempo) {
    IncidentNumber number = world.acknowledged(tempo);
    world.minutesPass(2);
    alertmanager.fires("checkout", tempo.label(), "QueueFull");

    assertThat(world.openIncidents()).hasSize(1);
    assertThat(world.calledIn(number)).endsWith("ada as responder at PT2M: Another alert joined");
    assertThat(world.told(number, "alert-joined"))
        .containsExactly("Another alert joined: QueueFull of checkout.");

    world.acknowledges("ada");
    assertThat(world.openTaskNames()).containsExactly("Triage");
    assertThat(world.incident(number).acknowledgedAt()).isEqualTo(World.BEGINNING);
  }

  @Test
  void whenTheResponderDoesNotAnswerOthersArePaged() {
    IncidentNumber number = world.acknowledged(SEV3);
    world.minutesPass(2);
    alertmanager.fires("checkout", "warning", "QueueFull");

    world.untilMinute(30);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as primary at PT0S",
            "ada as responder at PT2M",
            "ben as secondary at PT7M",
            "erin as commander at PT12M",
            "frank as management at PT17M",
            "ada as everybody at PT22M",
            "ben as everybody at PT22M",
            "erin as everybody at PT22M",
            "frank as everybody at PT22M",
            "admin as everybody at PT22M");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
  }

  @ParameterizedTest
  @EnumSource
  void aNewAlertBeforeTheAcknowledgementDoesNotPageTwice(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.minutesPass(1);
    alertmanager.fires("checkout", tempo.label(), "QueueFull");

    assertThat(world.openIncidents()).hasSize(1);
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
    assertThat(world.openTaskNames()).containsExactly("Acknowledge");
    assertThat(world.told(number, "alert-joined")).hasSize(1);
  }

  @Test
  void aNewAlertAfterTheMitigationPagesTheResponderAgain() {
    IncidentNumber number = world.mitigated(SEV1);
    alertmanager.fires("checkout", "critical", "QueueFull");
    assertThat(world.openIncidents()).hasSize(1);
    assertThat(world.calledIn(number)).endsWith("ada as responder at PT0S: Another alert joined");
  }

  @Test
  void aNewAlertAfterTheResolutionIsANewIncident() {
    world.resolved(SEV1);
    alertmanager.fires("checkout", "critical", "QueueFull");
    assertThat(world.openIncidents()).hasSize(2);
    assertThat(world.calledIn(new IncidentNumber(2)))
        .containsExactly("ada as primary at PT0S: New incident");
  }

  @Test
  void aRepeatedGroupChangesNothingButHowOftenItWasSeen() {
    IncidentNumber number = world.acknowledged(SEV1);
    List<String> before = world.kinds(number);
    assertThat(alertmanager.timesSeen("CheckoutDown")).isEqualTo(1);

    alertmanager.sendAgain("checkout");
    alertmanager.sendAgain("checkout");
    assertThat(alertmanager.timesSeen("CheckoutDown")).isEqualTo(3);
    assertThat(world.kinds(number)).isEqualTo(before);
    assertThat(world.openIncidents()).hasSize(1);
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"SEV3,SEV1", "SEV3,SEV2", "SEV2,SEV1"})
  void aWorseAlertBeforeTheAcknowledgementMakesTheIncidentWorse(Tempo first, Tempo worse) {
    IncidentNumber number = world.opened(first);
    String instance = world.instanceOf(number);
    world.minutesPass(1);
    alertmanager.fires("checkout", worse.label(), "EverythingDown");

    assertThat(world.openIncident().severity()).isEqualTo(worse.severity());
    assertThat(world.processOf(number)).isEqualTo(worse.severity().process());
    assertThat(world.instanceOf(number)).isEqualTo(instance);
    assertThat(world.told(number, "severity-changed"))
        .containsExactly(
            "%s instead of %s: A worse alert joined before anybody answered."
                .formatted(worse, first));

    world.acknowledges("ada");
    world.passes(worse.secondaryDue());
    assertThat(world.calledIn(number)).hasSize(3).last().asString().startsWith("ben as secondary");
  }

  @Test
  void whenItGetsWorseBeforeAnybodyAnsweredTheLadderOfTheWorseSeverityBegins() {
    IncidentNumber number = world.opened(SEV3);
    world.minutesPass(1);
    alertmanager.fires("checkout", "critical", "EverythingDown");

    world.untilMinute(6);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as primary at PT0S", "ada as primary at PT1M", "ben as secondary at PT6M");
    assertThat(world.calledIn(number)).endsWith("ada as primary at PT1M: It is a SEV1 now");
    assertThat(world.openTaskNames()).containsExactly("Acknowledge");

    world.acknowledges("ada");
    assertThat(world.waitingFor("ada")).isZero();
    assertThat(world.waitingFor("ben")).isZero();
  }

  @Test
  void anIncidentThatGotWorseStillClearsByItself() {
    IncidentNumber number = world.opened(SEV3);
    alertmanager.fires("checkout", "critical", "EverythingDown");
    alertmanager.clears("checkout", "EverythingDown");
    alertmanager.clears("checkout", "CheckoutDown");
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
    assertThat(world.tasksOf(number)).isEmpty();
  }

  @Test
  void aLesserAlertChangesNoSeverity() {
    IncidentNumber number = world.opened(SEV2);
    alertmanager.fires("checkout", "warning", "QueueFull");
    assertThat(world.incident(number).severity()).isEqualTo(new Severity("SEV2"));
  }

  @Test
  void aWorseAlertAfterTheAcknowledgementLeavesTheSeverityToTheResponder() {
    IncidentNumber number = world.acknowledged(SEV3);
    alertmanager.fires("checkout", "critical", "EverythingDown");
    assertThat(world.incident(number).severity()).isEqualTo(new Severity("SEV3"));
    assertThat(world.calledIn(number)).endsWith("ada as responder at PT0S: Another alert joined");

    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.triage(SEV1.usersAffected()));
    assertThat(world.incident(number).severity()).isEqualTo(new Severity("SEV1"));
  }
}
