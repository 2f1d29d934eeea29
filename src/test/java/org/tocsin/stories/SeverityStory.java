package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV2;
import static org.tocsin.testkit.Tempo.SEV3;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** It turns out to be worse, or not so bad. */
@StoryTest
class SeverityStory {
  @Autowired World world;
  @Autowired Mailbox mailbox;

  @ParameterizedTest
  @CsvSource({"SEV1,SEV2", "SEV1,SEV3", "SEV2,SEV1", "SEV2,SEV3", "SEV3,SEV1", "SEV3,SEV2"})
  void triageMovesTheIncidentToTheProcessOfItsSeverity(Tempo looked, Tempo is) {
    IncidentNumber number = world.acknowledged(looked);
    String instance = world.instanceOf(number);
    world.completes("ada", "Triage", Answers.triage(is.usersAffected()));

    assertThat(world.incident(number).severity()).isEqualTo(is.severity());
    assertThat(world.processOf(number)).isEqualTo(is.severity().process());
    assertThat(world.instanceOf(number)).isEqualTo(instance);
    assertThat(world.told(number, "severity-changed")).hasSize(1);
    assertThat(world.openTaskNames()).contains("Coordinate");
    if (is.commander() == null) {
      assertThat(world.calledIn(number)).hasSize(1);
    } else {
      assertThat(world.calledIn(number))
          .last()
          .asString()
          .startsWith(is.commander())
          .endsWith("A commander is needed");
    }
  }

  @Test
  void theSeriesOfTheNewSeverityGoesOnWhereThatOfTheOldWasOver() {
    IncidentNumber number = world.acknowledged(SEV1);
    world.until(SEV1.managementEvery().multipliedBy(SEV1.managementTimes()).plusMinutes(10));
    world.setsSeverity(number, SEV2, "Half of it works again");
    world.until(SEV2.managementEvery().multipliedBy(4).plusMinutes(1));
    assertThat(world.paged(number)).contains("frank as management at PT4H");
  }

  @Test
  void triageMayOverruleTheTableWithAReason() {
    IncidentNumber number = world.acknowledged(SEV2);
    world.completes("ada", "Triage", Answers.overrule("SEV1", "The press is calling."));
    assertThat(world.incident(number).severity()).isEqualTo(SEV1.severity());
    assertThat(world.told(number, "severity-changed"))
        .containsExactly("SEV1 instead of SEV2: The responder overruled the table");
  }

  @Test
  void aMovedIncidentGoesThroughToTheEndOfItsNewProcess() {
    IncidentNumber number = world.acknowledged(SEV1);
    world.completes("ada", "Triage", Answers.triage(SEV3.usersAffected()));
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.completes("ada", "Resolve", Answers.resolve("no"));
    assertThat(world.openIncidents()).isEmpty();
    assertThat(world.calledIn(number)).containsExactly("ada as primary at PT0S: New incident");
  }

  @Test
  void whenItGetsWorseTheTimersOfTheWorseSeverityCountFromTheAcknowledgement() {
    IncidentNumber number = world.opened(SEV3);
    world.minutesPass(2);
    world.acknowledges("ada");
    world.minutesPass(10);
    world.completes("ada", "Triage", Answers.triage(SEV1.usersAffected()));
    world.acknowledges("erin");
    world.acknowledges("ben");

    for (int minute : new int[] {17, 32, 62, 92}) {
      world.untilMinute(minute);
      world.acknowledges(minute == 17 ? "erin" : "frank");
    }
    assertThat(world.calledInBesidesReminders(number))
        .containsExactlyInAnyOrder(
            "ada as primary at PT0S: New incident",
            "erin as commander at PT12M: A commander is needed",
            "ben as secondary at PT12M: Not mitigated after 5 minutes",
            "erin as commander at PT17M: Not mitigated after 15 minutes",
            "frank as management at PT32M: Still not mitigated",
            "frank as management at PT1H2M: Still not mitigated",
            "frank as management at PT1H32M: Still not mitigated");
  }

  @Test
  void whenItIsNotSoBadTheTimersOfTheLesserSeverityCountFromTheAcknowledgement() {
    IncidentNumber number = world.opened(SEV1);
    world.minutesPass(2);
    world.acknowledges("ada");
    world.minutesPass(3);
    world.completes("ada", "Triage", Answers.triage(SEV2.usersAffected()));
    world.acknowledges("ben");

    world.untilMinute(17);
    world.acknowledges("ben");
    world.untilMinute(32);
    world.acknowledges("erin");
    world.untilMinute(62);
    world.acknowledges("frank");
    world.untilMinute(122);
    assertThat(world.calledInBesidesReminders(number))
        .containsExactly(
            "ada as primary at PT0S: New incident",
            "ben as secondary at PT5M: A commander is needed",
            "ben as secondary at PT17M: Not mitigated after 15 minutes",
            "erin as commander at PT32M: Not mitigated after 30 minutes",
            "frank as management at PT1H2M: Still not mitigated",
            "frank as management at PT2H2M: Still not mitigated");
  }

  @Test
  void managementIsPagedAsOftenAsTheNewSeveritySays() {
    IncidentNumber number = world.opened(SEV2);
    world.acknowledges("ada");
    world.minutesPass(3);
    world.completes("ada", "Triage", Answers.triage(SEV1.usersAffected()));
    world.acknowledges("erin");
    world.untilMinute(15);
    world.acknowledges("ben");
    world.acknowledges("erin");
    for (int minute = 30; minute <= 180; minute += 30) {
      world.untilMinute(minute);
      world.acknowledges("frank");
    }
    world.passes(Duration.ofHours(2));
    assertThat(world.calledIn(number).stream().filter(page -> page.startsWith("frank"))).hasSize(6);
  }

  @Test
  void whoWasCalledInIsNotCalledInAgainBecauseTheSeverityChanged() {
    IncidentNumber number = world.acknowledged(SEV1);
    world.untilMinute(5);
    world.acknowledges("ben");
    world.untilMinute(15);
    world.acknowledges("erin");
    world.untilMinute(30);
    world.acknowledges("frank");
    world.untilMinute(40);
    world.setsSeverity(number, SEV2, "There is a way around it.");

    world.untilMinute(59);
    assertThat(world.calledInBesidesReminders(number)).hasSize(4);
    world.untilMinute(60);
    assertThat(world.calledInBesidesReminders(number))
        .endsWith("frank as management at PT1H: Still not mitigated");
  }

  @Test
  void aSeveritySetByHandTakesTheOpenTasksDueDateAlong() {
    IncidentNumber number = world.triaged(SEV2);
    assertThat(world.theTask("Coordinate").due())
        .isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(30)));

    world.minutesPass(5);
    world.setsSeverity(number, SEV1, "It spreads.");
    assertThat(world.theTask("Coordinate").due())
        .isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(10)));
    assertThat(world.told(number, "severity-changed"))
        .containsExactly("SEV1 instead of SEV2: It spreads.");

    world.setsSeverity(number, SEV3, "It does not.");
    assertThat(world.theTask("Coordinate").due())
        .isEqualTo(World.BEGINNING.plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource({"SEV1", "SEV2"})
  void aCommanderWhoIsNotNeededAnyMoreIsNoLongerPaged(Tempo tempo) {
    IncidentNumber number = world.triaged(tempo);
    String instance = world.instanceOf(number);
    world.setsSeverity(number, SEV3, "Hardly anybody notices.");

    assertThat(world.instanceOf(number)).isEqualTo(instance);
    assertThat(world.openTaskNames()).containsExactly("Coordinate");
    assertThat(mailbox.noticesTo(tempo.commander()))
        .containsExactly("[INC-1] The incident has moved on. No need to acknowledge.");
    assertThat(world.waitingFor(tempo.commander())).isZero();

    world.passes(Duration.ofHours(3));
    assertThat(world.calledIn(number)).hasSize(2);
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.completes("ada", "Resolve", Answers.resolve("no"));
    assertThat(world.openIncidents()).isEmpty();
  }

  @Test
  void theSameSeverityOnceMoreChangesNothing() {
    IncidentNumber number = world.triaged(SEV2);
    world.setsSeverity(number, SEV2, "To be sure.");
    assertThat(world.processOf(number)).isEqualTo("sev2-response");
    assertThat(world.told(number, "severity-changed")).isEmpty();
  }

  @Test
  void aSeveritySetByHandAfterTheMitigationTakesTheResolutionAlong() {
    IncidentNumber number = world.mitigated(SEV2);
    world.setsSeverity(number, SEV1, "Data was lost.");
    assertThat(world.theTask("Resolve").due()).isEqualTo(World.BEGINNING.plus(SEV1.resolveDue()));

    world.until(SEV1.resolveDue());
    assertThat(world.calledIn(number))
        .endsWith("erin as commander at PT4H: Not resolved after 4 hours");
  }
}
