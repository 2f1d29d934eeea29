package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

/** The clock that calls more people in, and what stops it. */
@StoryTest
class MitigationStory {
  private static final Duration REACTION = Duration.ofMinutes(3);

  @Autowired World world;
  @Autowired Mailbox mailbox;

  @ParameterizedTest
  @EnumSource
  void theClockRunsFromTheAcknowledgementAlsoWhenTriageTakesLong(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.until(REACTION);
    world.acknowledges("ada");

    world.until(REACTION.plus(tempo.secondaryDue()).plusMinutes(1));
    assertThat(world.openTaskNames()).contains("Triage");
    world.acknowledges("ben");
    world.completes("ada", "Triage", Answers.triage(tempo.usersAffected()));
    if (tempo.commander() != null) {
      world.acknowledges(tempo.commander());
    }
    world.until(REACTION.plus(tempo.commanderDue()));
    world.acknowledges("erin");
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.until(REACTION.plus(tempo.managementEvery()));

    String[] called =
        world.calledIn(number).stream()
            .filter(page -> page.contains("mitigated"))
            .map(page -> page.substring(0, page.indexOf(':')))
            .toArray(String[]::new);
    assertThat(called)
        .containsExactly(
            "ben as secondary at " + REACTION.plus(tempo.secondaryDue()),
            "erin as commander at " + REACTION.plus(tempo.commanderDue()),
            "frank as management at " + REACTION.plus(tempo.managementEvery()));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMitigatedInTimeCallsNobodyIn(Tempo tempo) {
    IncidentNumber number = world.triaged(tempo);
    if (tempo.commander() != null) {
      world.acknowledges(tempo.commander());
    }
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.until(tempo.secondaryDue().minusMinutes(1));
    world.completes("ada", "Mitigate", Answers.mitigate());
    List<String> before = world.paged(number);

    world.until(tempo.managementEvery().multipliedBy(2));
    assertThat(world.paged(number)).isEqualTo(before);
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.MITIGATED);
    assertThat(world.openTaskNames()).containsExactly("Resolve");
  }

  @ParameterizedTest
  @EnumSource
  void mitigatedCallsOffThePagesThatNobodyHasAnswered(Tempo tempo) {
    IncidentNumber number = world.acknowledged(tempo);
    world.until(tempo.secondaryDue());
    assertThat(world.openTaskNames()).containsExactly("Acknowledge", "Triage");

    world.completes("ada", "Triage", Answers.triage(tempo.usersAffected()));
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.completes("ada", "Mitigate", Answers.mitigate());
    assertThat(world.openTaskNames()).containsExactly("Resolve");
    assertThat(mailbox.noticesTo("ben"))
        .contains("[INC-1] The incident has moved on. No need to acknowledge.");
    List<String> before = world.paged(number);

    world.passes(Duration.ofHours(3));
    assertThat(world.paged(number)).isEqualTo(before);
  }
}
