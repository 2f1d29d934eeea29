package org.tocsin.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.engine.timer.LostWaits;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;
import org.tocsin.watch.check.Finding;
import org.tocsin.watch.check.SelfCheck;

/** Somebody deletes rows of the engine by hand; that is found, and nothing else is taken for it. */
@StoryTest
class LostWaitsTest {
  @Autowired Watcher watcher;
  @Autowired SelfCheck selfCheck;
  @Autowired LostWaits waits;
  @Autowired World world;
  @Autowired EngineDriver engine;
  @Autowired Mailbox mailbox;
  @Autowired JdbcClient database;

  @Test
  void theTimerBehindAPageIsMissed() {
    IncidentNumber number = world.opened(Tempo.SEV1);
    assertThat(lost().count()).isZero();
    delete("event_ackOverdue");
    assertThat(lost().about()).containsExactly(number.toString());
  }

  @Test
  void theTimerOnTheBorderOfAStageIsMissed() {
    IncidentNumber number = world.acknowledged(Tempo.SEV2);
    delete("event_secondaryDue");
    assertThat(lost().about()).containsExactly(number.toString());
  }

  @Test
  void aRepeatingTimerIsMissedThatHasNotFiredForTheLastTime() {
    world.acknowledged(Tempo.SEV1);
    world.minutesPass(70);
    assertThat(lost().count()).isZero();
    delete("event_managementDue");
    assertThat(lost().count()).isOne();
  }

  @Test
  void aStepThatNothingEndsAnyMoreIsMissed() {
    IncidentNumber number = world.acknowledged(Tempo.SEV1);
    database.sql("delete from act_ru_identitylink where task_id_ is not null").update();
    database.sql("delete from act_ru_task").update();
    assertThat(lost().about()).contains(number.toString());
  }

  @Test
  void anIncidentWithoutAProcessIsMissed() {
    IncidentNumber number = world.acknowledged(Tempo.SEV3);
    engine.endsEverything();
    assertThat(lost().about()).containsExactly(number.toString());
  }

  @Test
  void anAlarmNamesTheIncident() {
    world.opened(Tempo.SEV1);
    delete("event_ackOverdue");
    watcher.look();
    assertThat(mailbox.subjectsTo("alarm@example.org"))
        .singleElement()
        .asString()
        .startsWith("[Tocsin] 1 process has lost what it waits for")
        .endsWith("(INC-1)");
  }

  @Test
  void nothingIsMissedWhileAnIncidentGoesItsWay() {
    world.opened(Tempo.SEV3);
    nothingIsMissed();
    world.setsSeverity(world.number(), Tempo.SEV2, "worse");
    nothingIsMissed();
    world.acknowledges("ada");
    nothingIsMissed();
    world.minutesPass(17);
    nothingIsMissed();
    world.setsSeverity(world.number(), Tempo.SEV1, "worse still");
    for (int hour = 0; hour < 4; hour++) {
      world.minutesPass(61);
      nothingIsMissed();
    }
    world.setsSeverity(world.number(), Tempo.SEV3, "not so bad");
    nothingIsMissed();
    world.passes(Duration.ofDays(5));
    nothingIsMissed();
  }

  @Test
  void nothingIsMissedUntilTheLastFollowUpIsDone() {
    world.learned(Tempo.SEV1, "Alert on the pool size; ben; 2026-12-01");
    nothingIsMissed();
    world.passes(Duration.ofDays(20));
    nothingIsMissed();
  }

  private void nothingIsMissed() {
    assertThat(waits.timers()).isEmpty();
    assertThat(waits.nothingToWaitFor()).isEmpty();
    assertThat(lost().about()).isEmpty();
  }

  private Finding lost() {
    return selfCheck.look().findings().stream()
        .filter(finding -> finding.name().equals("steps-lost"))
        .findFirst()
        .orElseThrow();
  }

  private void delete(String event) {
    assertThat(
            database
                .sql(
                    """
                    delete from act_ru_job where job_def_id_ in
                      (select id_ from act_ru_jobdef where act_id_ = :event)
                    """)
                .param("event", event)
                .update())
        .isOne();
  }
}
