package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

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
}
