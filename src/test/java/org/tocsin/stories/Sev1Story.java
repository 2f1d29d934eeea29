package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

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

/** A core function is down: a commander at once, and everything within minutes. */
@StoryTest
class Sev1Story {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;

  @Test
  void aSev1IncidentGoesStraightThroughToItsEnd() {
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    IncidentNumber number = world.number();
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("[SEV1] INC-1: CheckoutDown of checkout");

    world.minutesPass(2);
    world.acknowledges("ada");
    assertThat(world.theTask("Triage").assignee()).isEqualTo("ada");
    world.minutesPass(1);
    world.completes("ada", "Triage", Answers.triage(40));
    assertThat(world.paged(number)).contains("erin as commander at PT3M");
    world.acknowledges("erin");
    assertThat(world.incident(number).commander()).isEqualTo("erin");
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.minutesPass(1);
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.minutesPass(20);
    world.completes("ada", "Resolve", Answers.resolve());
    world.completes(
        "ada", "Write postmortem", Answers.postmortem("Alert on pool size; ben; 2026-12-01"));
    world.completes("erin", "Review postmortem", Answers.approve());
    world.completes("ben", "Do follow-up", Answers.done());

    Incident incident = world.incident(number);
    assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
    assertThat(incident.outcome()).isEqualTo(Incident.Outcome.RESOLVED);
    assertThat(incident.acknowledgedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(2)));
    assertThat(incident.mitigatedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(4)));
    assertThat(incident.resolvedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(24)));
  }

  @Test
  void anUnansweredPageGoesUpThreeTimesAndThenToEverybody() {
    IncidentNumber number = world.opened(SEV1);

    world.untilMinute(64);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as primary at PT0S",
            "ben as secondary at PT5M",
            "frank as management at PT10M",
            "ada as primary at PT20M",
            "ben as secondary at PT25M",
            "frank as management at PT30M",
            "ada as primary at PT40M",
            "ben as secondary at PT45M",
            "frank as management at PT50M",
            "ada as everybody at PT1H",
            "ben as everybody at PT1H",
            "erin as everybody at PT1H",
            "frank as everybody at PT1H",
            "admin as everybody at PT1H");
    assertThat(mailbox.pagesTo("ada")).hasSize(4);
    assertThat(mailbox.pagesTo("ben")).hasSize(4);
    assertThat(mailbox.pagesTo("frank")).hasSize(4);
    assertThat(mailbox.pagesTo("erin")).hasSize(1);
    assertThat(world.exhaustedAfter(number)).isNull();

    world.untilMinute(65);
    assertThat(world.exhaustedAfter(number)).isEqualTo(Duration.ofMinutes(65));
    assertThat(world.told(number, "exhausted"))
        .containsExactly("Everybody has been paged and nobody has answered. The page stays open.");
    assertThat(world.openTaskNames()).containsExactly("Acknowledge");
  }

  @Test
  void moreAndMorePeopleAreCalledInWhileItIsNotMitigated() {
    IncidentNumber number = world.opened(SEV1);
    world.minutesPass(2);
    world.acknowledges("ada");

    world.untilMinute(7);
    world.acknowledges("ben");
    world.untilMinute(17);
    world.acknowledges("erin");
    for (int time = 1; time <= 6; time++) {
      world.untilMinute(2 + 30 * time);
      world.acknowledges("frank");
    }
    world.passes(Duration.ofHours(2));
    assertThat(world.calledInBesidesReminders(number))
        .containsExactly(
            "ada as primary at PT0S: New incident",
            "ben as secondary at PT7M: Not mitigated after 5 minutes",
            "erin as commander at PT17M: Not mitigated after 15 minutes",
            "frank as management at PT32M: Still not mitigated",
            "frank as management at PT1H2M: Still not mitigated",
            "frank as management at PT1H32M: Still not mitigated",
            "frank as management at PT2H2M: Still not mitigated",
            "frank as management at PT2H32M: Still not mitigated",
            "frank as management at PT3H2M: Still not mitigated");
  }
}
