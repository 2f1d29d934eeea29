package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** Nobody answers the page, or only late. */
@StoryTest
class UnansweredStory {
  private static final Duration LONGER_THAN_ANY_LADDER = Duration.ofHours(5);

  @Autowired World world;
  @Autowired Mailbox mailbox;
  @Autowired Duties duties;
  @Autowired Pages pages;

  @Test
  void whoCouldNotBeReachedIsTriedAgainUntilTheWayWorks() {
    List<String> people = List.of("ada", "ben", "erin", "frank");
    people.forEach(
        person ->
            duties.reachedBy(person, "[{way: mail, address: %s@example.org}]".formatted(person)));
    duties.reachedBy("admin", "[]");
    mailbox.refuse(people.stream().map(person -> person + "@example.org").toArray(String[]::new));
    IncidentNumber number = world.opened(Tempo.SEV1);
    world.untilMinute(40);
    assertThat(world.told(number, "unreachable")).hasSameSizeAs(pages.of(number));
    assertThat(mailbox.pagesTo("ada")).isEmpty();

    mailbox.takeAgain();
    world.minutesPass(3);
    assertThat(people).allSatisfy(person -> assertThat(mailbox.pagesTo(person)).hasSize(1));
    world.acknowledges("ada");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
  }

  @ParameterizedTest
  @EnumSource
  void anExhaustedPageCanStillBeAnswered(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.until(LONGER_THAN_ANY_LADDER);

    world.acknowledges("ben");
    assertThat(world.incident(number).responder()).isEqualTo("ben");
    assertThat(world.incident(number).exhaustedAt()).isNull();
    assertThat(world.theTask("Triage").assignee()).isEqualTo("ben");
    for (String other : new String[] {"ada", "erin", "frank"}) {
      assertThat(mailbox.noticesTo(other))
          .containsExactly("[INC-1] ben is on it. No need to acknowledge.");
    }
    assertThat(mailbox.noticesTo("ben")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEarlierLevelMayAnswerAfterALaterOneWasPaged(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.untilMinute(30);
    assertThat(mailbox.pagesTo("ben")).isNotEmpty();

    world.acknowledges("ada");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(mailbox.noticesTo("ben"))
        .containsExactly("[INC-1] ada is on it. No need to acknowledge.");
  }

  @ParameterizedTest
  @EnumSource
  void anAcknowledgementEndsTheEscalation(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.minutesPass(4);
    world.acknowledges("ada");

    world.passes(tempo.secondaryDue().minusMinutes(1));
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");
    assertThat(mailbox.noticesTo("ada")).isEmpty();
  }
}
