package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.incident.Incident;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Superuser;
import org.tocsin.testkit.World;

/** What can be proven afterwards. */
@StoryTest
class RecordStory {
  @Autowired World world;
  @Autowired JdbcClient database;
  @Autowired Superuser superuser;
  @Autowired TransactionTemplate transaction;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update incident_timeline set text = 'nothing happened'",
        "delete from incident_timeline",
        "truncate incident_timeline"
      })
  void whatStandsOnTheTimelineIsNeverChanged(String change) {
    IncidentNumber number = world.acknowledged(SEV1);
    var before = world.timeline(number);
    assertThatThrownBy(() -> superuser.run(change))
        .hasMessageContaining("The timeline of an incident is append-only");
    assertThatThrownBy(() -> database.sql(change).update())
        .hasStackTraceContaining("permission denied for table incident_timeline");
    assertThat(world.timeline(number)).isEqualTo(before);
  }

  @Test
  void anEntryStandsAndFallsWithWhatItRecords() {
    IncidentNumber number = world.triaged(SEV3);
    world.completes("ada", "Coordinate", Answers.coordinate());
    var before = world.timeline(number);

    transaction.executeWithoutResult(
        undone -> {
          world.completes("ada", "Mitigate", Answers.mitigate());
          assertThat(world.kinds(number)).contains("mitigated");
          undone.setRollbackOnly();
        });
    assertThat(world.timeline(number)).isEqualTo(before);
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.ACKNOWLEDGED);
    assertThat(world.openTaskNames()).containsExactly("Mitigate");
  }

  @Test
  void theTimelineTellsTheWholeStoryAndWhoActed() {
    IncidentNumber number = world.learned(SEV1, "Add an alert; ben; 2026-12-01");
    world.completes("ben", "Do follow-up", Answers.done());

    assertThat(world.timeline(number))
        .filteredOn(entry -> !entry.kind().equals("delivered"))
        .extracting(Timeline.Entry::kind, Timeline.Entry::actor)
        .containsExactly(
            tuple("opened", "key:TOCSIN_INTAKE_KEY"),
            tuple("paged", "tocsin"),
            tuple("acknowledged", "ada"),
            tuple("triaged", "ada"),
            tuple("paged", "tocsin"),
            tuple("acknowledged", "erin"),
            tuple("commander-appointed", "erin"),
            tuple("coordinated", "ada"),
            tuple("mitigated", "ada"),
            tuple("resolved", "ada"),
            tuple("postmortem-written", "ada"),
            tuple("postmortem-reviewed", "erin"),
            tuple("follow-up-opened", "tocsin"),
            tuple("follow-up-settled", "ben"),
            tuple("closed", "tocsin"));
  }

  private static org.assertj.core.groups.Tuple tuple(String kind, String actor) {
    return org.assertj.core.groups.Tuple.tuple(kind, actor);
  }
}
