package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.engine.contract.Message;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** Somebody looks, and nothing is wrong. */
@StoryTest
class FalseAlarmStory {
  private static final String TOLD = "[INC-1] It was a false alarm. Nothing to do.";

  @Autowired World world;
  @Autowired Mailbox mailbox;

  @ParameterizedTest
  @EnumSource
  void triageFindsOutThatItIsAFalseAlarm(Tempo tempo) {
    IncidentNumber number = world.opened(tempo);
    world.untilMinute(30);
    world.acknowledges("ben");
    world.completes("ben", "Triage", Answers.falseAlarm());

    Incident incident = world.incident(number);
    assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
    assertThat(incident.outcome()).isEqualTo(Incident.Outcome.FALSE_ALARM);
    assertThat(incident.closedAt()).isEqualTo(World.BEGINNING.plus(Duration.ofMinutes(30)));
    assertThat(world.tasksOf(number)).isEmpty();
    assertThat(world.told(number, "closed"))
        .containsExactly("It was a false alarm. The incident is closed.");
    assertThat(mailbox.noticesTo("ada")).endsWith(TOLD);
    assertThat(mailbox.noticesTo("ben")).containsExactly(TOLD);
  }

  @ParameterizedTest
  @EnumSource
  void aFalseAlarmMayBeReportedAtAnyTimeOfTheResponse(Tempo tempo) {
    IncidentNumber number = world.triaged(tempo);
    world.until(tempo.commanderDue());
    assertThat(world.openTaskNames()).contains("Acknowledge", "Coordinate");

    world.tells(Message.FALSE_ALARM, number);
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.FALSE_ALARM);
    assertThat(world.tasksOf(number)).isEmpty();
    for (String paged : List.of("ada", "ben", "erin")) {
      assertThat(mailbox.noticesTo(paged)).containsExactly(TOLD);
      assertThat(world.waitingFor(paged)).isZero();
    }
    List<String> before = world.kinds(number);

    world.passes(tempo.managementEvery());
    assertThat(world.kinds(number)).isEqualTo(before);
  }
}
