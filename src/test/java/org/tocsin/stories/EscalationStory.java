package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.paging.delivery.Deliveries;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** Levels with nobody in them, and people whom nothing reaches. */
@StoryTest
class EscalationStory {
  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Mailbox mailbox;
  @Autowired Deliveries deliveries;

  @Test
  void aResponderIsNotCalledInAsTheirOwnSecondary() {
    IncidentNumber number = world.opened(Tempo.SEV1);
    world.acknowledges("ben");
    world.minutesPass(5);
    assertThat(world.paged(number))
        .containsExactly("ada as primary at PT0S", "erin as commander at PT5M");
  }

  @Test
  void anEmptyLevelIsSkippedAtOnceAndItsManagementTold() {
    duties.nobodyIs("secondary", "shop");
    IncidentNumber number = world.opened(SEV1);

    world.untilMinute(5);
    assertThat(world.paged(number))
        .containsExactly("ada as primary at PT0S", "frank as management at PT5M");
    assertThat(world.told(number, "level-empty"))
        .containsExactly("The team shop has nobody as secondary; the next level is paged at once.");
    assertThat(mailbox.noticesTo("frank"))
        .containsExactly("[INC-1] The team shop has nobody as secondary. Please fill the place.");
  }

  @Test
  void anEmptyFirstLevelIsSkippedAtOnce() {
    duties.nobodyIs("primary", "shop");
    IncidentNumber number = world.opened(SEV1);
    assertThat(world.paged(number)).containsExactly("ben as secondary at PT0S");
  }

  @Test
  void aTeamWithNobodyOnCallPagesItsMembersAndTheAdministratorsAtOnce() {
    for (String duty : List.of("primary", "secondary", "commander", "management")) {
      duties.nobodyIs(duty, "shop");
    }
    IncidentNumber number = world.opened(SEV1);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as everybody at PT0S", "ben as everybody at PT0S", "admin as everybody at PT0S");

    world.acknowledges("admin");
    assertThat(world.incident(number).responder()).isEqualTo("admin");
  }

  @Test
  void someoneWhoCannotBeReachedIsTriedFourTimesAndThenTheNextLevelIsPaged() {
    mailbox.refuse("ada@example.org");
    IncidentNumber number = world.opened(SEV1);
    world.passes(Duration.ofSeconds(24));
    assertThat(world.told(number, "delivery-failed"))
        .hasSize(3)
        .allMatch(
            entry ->
                entry.equals(
                    "Ada Okafor: not reached by mail (451 Requested action aborted: local error in"
                        + " processing)."));
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");

    world.passes(Duration.ofSeconds(1));
    assertThat(deliveries.of(number))
        .filteredOn(Deliveries.Delivery::failed)
        .extracting(delivery -> Duration.between(World.BEGINNING, delivery.at()).toSeconds())
        .containsExactly(0L, 2L, 10L, 25L);
    assertThat(world.told(number, "unreachable"))
        .containsExactly("ada cannot be reached by any way.");
    assertThat(world.paged(number))
        .containsExactly("ada as primary at PT0S", "ben as secondary at PT25S");
    assertThat(mailbox.pagesTo("ben")).hasSize(1);
  }

  @Test
  void someoneWhoCouldNotBeReachedMayAnswerAllTheSame() {
    mailbox.refuse("ada@example.org");
    IncidentNumber number = world.opened(SEV1);
    world.minutesPass(1);

    world.acknowledges("ada");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(mailbox.noticesTo("ben"))
        .containsExactly("[INC-1] ada is on it. No need to acknowledge.");
  }

  @Test
  void aMailThatGoesThroughAtALaterTryIsNotSentTwice() {
    mailbox.refuse("ada@example.org");
    IncidentNumber number = world.opened(SEV1);
    world.passes(Duration.ofSeconds(5));
    mailbox.takeAgain();
    world.passes(Duration.ofSeconds(10));

    assertThat(mailbox.pagesTo("ada")).hasSize(1);
    assertThat(world.told(number, "delivered")).hasSize(1);
    world.untilMinute(4);
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");
  }

  @Test
  void aLevelOfWhichSomebodyIsReachedHasItsTimeToAnswer() {
    duties.alsoIs("dara", "primary", "shop");
    mailbox.refuse("ada@example.org");
    IncidentNumber number = world.opened(SEV1);

    world.untilMinute(4);
    assertThat(world.told(number, "unreachable"))
        .containsExactly("ada cannot be reached by any way.");
    assertThat(mailbox.pagesTo("dara")).hasSize(1);
    assertThat(world.paged(number))
        .containsExactly("ada as primary at PT0S", "dara as primary at PT0S");

    world.untilMinute(5);
    assertThat(world.paged(number)).endsWith("ben as secondary at PT5M");
  }

  @Test
  void aLevelOfWhichNobodyIsReachedIsOverWhenTheLastOfThemIs() {
    duties.alsoIs("dara", "primary", "shop");
    mailbox.refuse("ada@example.org", "dara@example.org");
    IncidentNumber number = world.opened(SEV1);

    world.passes(Duration.ofSeconds(40));
    assertThat(world.told(number, "unreachable")).hasSize(2);
    assertThat(world.paged(number)).endsWith("ben as secondary at PT25S");
  }

  @Test
  void whoHasNoMailIsPagedInTheInbox() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(60);
    assertThat(world.told(number, "delivered"))
        .contains("Administrator: reached by inbox (in the inbox on the console).");
    assertThat(world.waitingFor("admin")).isEqualTo(1);
  }

  @Test
  void aNoticeThatReachesNobodyHoldsNothingUp() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(5);
    mailbox.refuse("ben@example.org");
    world.acknowledges("ada");
    world.minutesPass(1);

    assertThat(world.openTaskNames()).containsExactly("Triage");
    assertThat(world.told(number, "unreachable"))
        .containsExactly("ben cannot be reached by any way.");
  }
}
