package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV2;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** There is a way around it: as a SEV1, with more time, and the secondary leads. */
@StoryTest
class Sev2Story {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;

  @Test
  void aSev2IncidentGoesStraightThroughToItsEnd() {
    alertmanager.fires("checkout", "error", "CheckoutSlow");
    IncidentNumber number = world.number();
    assertThat(mailbox.pagesTo("ada")).containsExactly("[SEV2] INC-1: CheckoutSlow of checkout");

    world.minutesPass(8);
    world.acknowledges("ada");
    world.minutesPass(5);
    world.completes("ada", "Triage", Answers.triage(10));
    assertThat(world.calledIn(number)).contains("ben as secondary at PT13M: A commander is needed");
    world.acknowledges("ben");
    assertThat(world.incident(number).commander()).isEqualTo("ben");
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.minutesPass(5);
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.minutesPass(60);
    world.completes("ada", "Resolve", Answers.resolve());
    world.completes("ada", "Write postmortem", Answers.postmortem("Add an index; ada; 2026-12-01"));
    world.completes("frank", "Review postmortem", Answers.approve());
    world.completes("ada", "Do follow-up", Answers.done());

    Incident incident = world.incident(number);
    assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
    assertThat(incident.outcome()).isEqualTo(Incident.Outcome.RESOLVED);
    assertThat(incident.acknowledgedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(8)));
    assertThat(incident.mitigatedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(18)));
    assertThat(incident.resolvedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(78)));
  }

  @Test
  void anUnansweredPageGoesUpThreeTimesAndThenToEverybody() {
    IncidentNumber number = world.opened(SEV2);

    world.untilMinute(94);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as primary at PT0S",
            "ben as secondary at PT10M",
            "frank as management at PT20M",
            "ada as primary at PT30M",
            "ben as secondary at PT40M",
            "frank as management at PT50M",
            "ada as primary at PT1H",
            "ben as secondary at PT1H10M",
            "frank as management at PT1H20M",
            "ada as everybody at PT1H30M",
            "ben as everybody at PT1H30M",
            "erin as everybody at PT1H30M",
            "frank as everybody at PT1H30M",
            "admin as everybody at PT1H30M");
    assertThat(world.exhaustedAfter(number)).isNull();

    world.untilMinute(95);
    assertThat(world.exhaustedAfter(number)).isEqualTo(Duration.ofMinutes(95));
    assertThat(world.told(number, "exhausted"))
        .containsExactly("Everybody has been paged and nobody has answered. The page stays open.");
    assertThat(world.openTaskNames()).containsExactly("Acknowledge");
  }

  @Test
  void moreAndMorePeopleAreCalledInWhileItIsNotMitigated() {
    IncidentNumber number = world.opened(SEV2);
    world.minutesPass(2);
    world.acknowledges("ada");

    world.untilMinute(17);
    world.acknowledges("ben");
    world.untilMinute(32);
    world.acknowledges("erin");
    for (int time = 1; time <= 6; time++) {
      world.untilMinute(2 + 60 * time);
      world.acknowledges("frank");
    }
    world.passes(Duration.ofHours(3));
    assertThat(world.calledInBesidesReminders(number))
        .containsExactly(
            "ada as primary at PT0S: New incident",
            "ben as secondary at PT17M: Not mitigated after 15 minutes",
            "erin as commander at PT32M: Not mitigated after 30 minutes",
            "frank as management at PT1H2M: Still not mitigated",
            "frank as management at PT2H2M: Still not mitigated",
            "frank as management at PT3H2M: Still not mitigated",
            "frank as management at PT4H2M: Still not mitigated",
            "frank as management at PT5H2M: Still not mitigated",
            "frank as management at PT6H2M: Still not mitigated");
  }
}
