package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** Mitigated is not over. */
@StoryTest
class ResolutionStory {
  @Autowired World world;
  @Autowired Mailbox mailbox;

  @ParameterizedTest
  @EnumSource
  void aCommanderIsCalledInWhenItIsNotResolvedInTime(Tempo tempo) {
    IncidentNumber number = world.mitigated(tempo);
    assertThat(world.theTask("Resolve").due()).isEqualTo(World.BEGINNING.plus(tempo.resolveDue()));

    world.until(tempo.resolveDue().minusMinutes(1));
    int before = world.calledIn(number).size();
    world.passes(Duration.ofMinutes(1));
    assertThat(world.calledIn(number)).hasSize(before + 1);
    assertThat(world.calledIn(number).get(before))
        .startsWith("erin as commander at " + tempo.resolveDue() + ": Not resolved after");

    world.acknowledges("erin");
    assertThat(world.openTaskNames()).containsExactly("Resolve");
  }

  @ParameterizedTest
  @EnumSource
  void resolvedCallsOffThePageForTheCommander(Tempo tempo) {
    IncidentNumber number = world.mitigated(tempo);
    world.until(tempo.resolveDue());
    world.completes("ada", "Resolve", Answers.resolve("yes"));

    assertThat(world.incident(number).state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(world.openTaskNames()).containsExactly("Write postmortem");
    assertThat(mailbox.noticesTo("erin"))
        .containsExactly("[INC-1] The incident has moved on. No need to acknowledge.");
    assertThat(world.waitingFor("erin")).isZero();
  }
}
