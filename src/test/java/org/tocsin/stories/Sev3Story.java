package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV3;

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

/** Hardly anybody notices: one responder, no commander, a postmortem when it is wanted. */
@StoryTest
class Sev3Story {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;

  @Test
  void aSev3IncidentEndsWithItsResolutionWhenNoPostmortemIsWanted() {
    alertmanager.fires("checkout", "warning", "DiskFillsUp");
    IncidentNumber number = world.number();
    assertThat(mailbox.pagesTo("ada")).containsExactly("[SEV3] INC-1: DiskFillsUp of checkout");

    world.minutesPass(20);
    world.acknowledges("ada");
    world.minutesPass(60);
    world.completes("ada", "Triage", Answers.triage(1));
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.minutesPass(60);
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.minutesPass(60);
    world.completes("ada", "Resolve", Answers.resolve("no"));

    Incident incident = world.incident(number);
    assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
    assertThat(incident.outcome()).isEqualTo(Incident.Outcome.RESOLVED);
    assertThat(incident.commander()).isNull();
    assertThat(incident.acknowledgedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(20)));
    assertThat(incident.mitigatedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(140)));
    assertThat(incident.resolvedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(200)));
    assertThat(world.calledIn(number)).containsExactly("ada as primary at PT0S: New incident");
    assertThat(world.openTaskNames()).isEmpty();
  }

  @Test
  void aSev3IncidentIsLearnedFromWhenAPostmortemIsWanted() {
    IncidentNumber number = world.mitigated(SEV3);

    world.completes("ada", "Resolve", Answers.resolve("yes"));
    world.completes(
        "ada", "Write postmortem", Answers.postmortem("Watch the disk; ben; 2026-12-01"));
    world.completes("ben", "Review postmortem", Answers.approve());
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.RESOLVED);

    world.completes("ben", "Do follow-up", Answers.done());
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.CLOSED);
  }

  @Test
  void anUnansweredPageGoesUpThreeTimesAndThenToEverybody() {
    IncidentNumber number = world.opened(SEV3);

    world.untilMinute(274);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as primary at PT0S",
            "ben as secondary at PT30M",
            "frank as management at PT1H",
            "ada as primary at PT1H30M",
            "ben as secondary at PT2H",
            "frank as management at PT2H30M",
            "ada as primary at PT3H",
            "ben as secondary at PT3H30M",
            "frank as management at PT4H",
            "ada as everybody at PT4H30M",
            "ben as everybody at PT4H30M",
            "erin as everybody at PT4H30M",
            "frank as everybody at PT4H30M",
            "admin as everybody at PT4H30M");
    assertThat(world.exhaustedAfter(number)).isNull();

    world.untilMinute(275);
    assertThat(world.exhaustedAfter(number)).isEqualTo(Duration.ofMinutes(275));
    assertThat(world.told(number, "exhausted"))
        .containsExactly("Everybody has been paged and nobody has answered. The page stays open.");
    assertThat(world.openTaskNames()).containsExactly("Acknowledge");
  }

  @Test
  void moreAndMorePeopleAreCalledInWhileItIsNotMitigated() {
    IncidentNumber number = world.opened(SEV3);
    world.minutesPass(2);
    world.acknowledges("ada");

    world.untilMinute(242);
    world.acknowledges("ben");
    world.untilMinute(482);
    world.acknowledges("erin");
    for (int time = 1; time <= 3; time++) {
      world.untilMinute(2 + 1440 * time);
      world.acknowledges("frank");
    }
    world.passes(Duration.ofDays(2));
    assertThat(world.calledInBesidesReminders(number))
        .containsExactly(
            "ada as primary at PT0S: New incident",
            "ben as secondary at PT4H2M: Not mitigated after 4 hours",
            "erin as commander at PT8H2M: Not mitigated after 8 hours",
            "frank as management at PT24H2M: Still not mitigated",
            "frank as management at PT48H2M: Still not mitigated",
            "frank as management at PT72H2M: Still not mitigated");
  }
}
