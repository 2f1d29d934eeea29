package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV2;
import static org.tocsin.testkit.Tempo.SEV3;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** Who leads the response. */
@StoryTest
class CommanderStory {
  @Autowired World world;
  @Autowired Mailbox mailbox;

  @Test
  void theCommanderOfASev1ComesFromTheCommandersDuty() {
    IncidentNumber number = world.triaged(SEV1);
    assertThat(mailbox.newestTo("erin@example.org"))
        .startsWith("You are paged as commander: A commander is needed.");

    world.acknowledges("erin");
    assertThat(world.incident(number).commander()).isEqualTo("erin");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(world.told(number, "commander-appointed"))
        .containsExactly("erin is the commander of this incident.");
  }

  @Test
  void theCommanderOfASev2IsTheSecondary() {
    IncidentNumber number = world.triaged(SEV2);
    assertThat(mailbox.newestTo("ben@example.org"))
        .startsWith("You are paged as secondary: A commander is needed.");

    world.acknowledges("ben");
    assertThat(world.incident(number).commander()).isEqualTo("ben");
  }

  @Test
  void aSev3HasNoCommander() {
    IncidentNumber number = world.triaged(SEV3);
    assertThat(world.openTaskNames()).containsExactly("Coordinate");
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");
  }

  @Test
  void whenTheCommanderDoesNotAnswerManagementLeads() {
    IncidentNumber number = world.triaged(SEV1);
    world.minutesPass(10);
    assertThat(world.paged(number)).contains("frank as management at PT10M");

    world.acknowledges("frank");
    assertThat(world.incident(number).commander()).isEqualTo("frank");
    assertThat(mailbox.noticesTo("erin"))
        .containsExactly("[INC-1] frank is on it. No need to acknowledge.");
  }

  @ParameterizedTest
  @EnumSource(names = {"SEV1", "SEV2"})
  void mitigatedEndsTheResponseAlsoWhenNobodyAnsweredThePageForACommander(Tempo tempo) {
    IncidentNumber number = world.triaged(tempo);
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.completes("ada", "Mitigate", Answers.mitigate());

    assertThat(world.incident(number).state()).isEqualTo(Incident.State.MITIGATED);
    assertThat(world.incident(number).commander()).isNull();
    assertThat(world.openTaskNames()).containsExactly("Resolve");
    assertThat(mailbox.noticesTo(tempo.commander()))
        .containsExactly("[INC-1] The incident has moved on. No need to acknowledge.");
    assertThat(world.waitingFor(tempo.commander())).isZero();

    world.passes(Duration.ofHours(3));
    assertThat(world.calledIn(number)).hasSize(2);
  }

  @Test
  void anAnswerToTheCommandersPageEndsItsExhaustion() {
    IncidentNumber number = world.triaged(SEV2);
    world.minutesPass(50);
    assertThat(world.incident(number).exhaustedAt()).isNotNull();

    world.acknowledges("erin");
    assertThat(world.incident(number).commander()).isEqualTo("erin");
    assertThat(world.incident(number).exhaustedAt()).isNull();
  }
}
