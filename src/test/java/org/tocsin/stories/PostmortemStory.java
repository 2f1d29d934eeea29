package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.postmortem.FollowUp;
import org.tocsin.postmortem.Postmortems;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** What is learned afterwards: the postmortem, its review and the follow-ups. */
@StoryTest
class PostmortemStory {
  @Autowired World world;
  @Autowired Mailbox mailbox;
  @Autowired Postmortems postmortems;

  @ParameterizedTest
  @EnumSource
  void theAuthorIsRemindedWhenThePostmortemIsLate(Tempo tempo) {
    IncidentNumber number = world.resolved(tempo);
    assertThat(world.theTask("Write postmortem").due())
        .isEqualTo(World.BEGINNING.plus(tempo.postmortemDue()));

    world.until(tempo.postmortemDue().minusMinutes(1));
    assertThat(mailbox.noticesTo("ada")).isEmpty();
    world.passes(Duration.ofMinutes(1));
    assertThat(mailbox.noticesTo("ada"))
        .containsExactly("[INC-1] The postmortem is late. Please write it now.");
    assertThat(world.told(number, "reminded"))
        .containsExactly("ada is reminded of the postmortem.");

    world.completes("ada", "Write postmortem", Answers.postmortem(""));
    assertThat(world.openTaskNames()).containsExactly("Review postmortem");
  }

  @ParameterizedTest
  @EnumSource
  void theReviewSendsThePostmortemBackUntilItIsGood(Tempo tempo) {
    IncidentNumber number = world.resolved(tempo);
    world.completes("ada", "Write postmortem", Answers.postmortem(""));
    world.completes("erin", "Review postmortem", Answers.sendBack("Who noticed first?"));
    assertThat(world.theTask("Write postmortem").assignee()).isEqualTo("ada");
    assertThat(postmortems.of(number).orElseThrow().approvedBy()).isNull();

    world.completes("ada", "Write postmortem", Answers.postmortem("Add an alert; ben; 2026-12-01"));
    world.completes("erin", "Review postmortem", Answers.approve());
    assertThat(postmortems.of(number).orElseThrow().approvedBy()).isEqualTo("erin");
    assertThat(world.openTaskNames()).containsExactly("Do follow-up");
    assertThat(world.told(number, "postmortem-reviewed"))
        .containsExactly("erin wants changes: Who noticed first?", "erin approved the postmortem.");
  }

  @ParameterizedTest
  @EnumSource
  void withoutFollowUpsTheReviewIsTheEnd(Tempo tempo) {
    IncidentNumber number = world.learned(tempo, "");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.CLOSED);
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.RESOLVED);
    assertThat(world.openTaskNames()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anIncidentStaysOpenUntilItsLastFollowUpIsSettled(Tempo tempo) {
    IncidentNumber number =
        world.learned(tempo, "Add an alert; ada; 2026-12-01\nRaise the pool; ben; 2026-12-02");
    world.completesFirst("ada", "Do follow-up", Answers.done());
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.RESOLVED);

    world.completes("ben", "Do follow-up", Answers.done());
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.CLOSED);
    assertThat(postmortems.followUpsOf(number))
        .extracting(FollowUp::what, FollowUp::settledBy, FollowUp::outcome)
        .containsExactly(
            Tuple.tuple("Add an alert", "ada", FollowUp.Outcome.DONE),
            Tuple.tuple("Raise the pool", "ben", FollowUp.Outcome.DONE));
  }

  @Test
  void theOwnerOfALateFollowUpIsRemindedAndMayStillDoIt() {
    IncidentNumber number = world.learned(SEV1, "Add an alert; ben; 2026-12-01");
    assertThat(world.theTask("Do follow-up").assignee()).isEqualTo("ben");
    assertThat(world.theTask("Do follow-up").due())
        .isEqualTo(Instant.parse("2026-12-01T23:59:59Z"));

    world.until(Duration.between(World.BEGINNING, Instant.parse("2026-12-01T23:59:00Z")));
    assertThat(mailbox.noticesTo("ben")).isEmpty();
    world.minutesPass(1);
    assertThat(mailbox.noticesTo("ben"))
        .containsExactly("[INC-1] This follow-up is due: Add an alert");
    assertThat(world.told(number, "reminded"))
        .containsExactly("ben is reminded of the follow-up: Add an alert");

    world.completes("ben", "Do follow-up", Answers.done());
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.CLOSED);
  }

  @Test
  void aFollowUpMayBeWaivedWithAReason() {
    IncidentNumber number = world.learned(SEV1, "Add an alert; ben; 2026-12-01");
    world.completes("ben", "Do follow-up", Answers.waive("The service is retired."));

    assertThat(world.incident(number).state()).isEqualTo(Incident.State.CLOSED);
    assertThat(postmortems.followUpsOf(number).get(0).outcome()).isEqualTo(FollowUp.Outcome.WAIVED);
    assertThat(world.told(number, "follow-up-settled"))
        .containsExactly("Follow-up waived: Add an alert — The service is retired.");
  }
}
