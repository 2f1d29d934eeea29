package org.tocsin.watch.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.incident.Declaring;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryClock;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.Vendors;
import org.tocsin.testkit.World;
import org.tocsin.watch.node.Nodes;
import org.tocsin.watch.node.Pulse;

/** What the self-check finds, besides what is late and what is lost. */
@StoryTest
class SelfCheckTest {
  @Autowired SelfCheck selfCheck;
  @Autowired Pulse pulse;
  @Autowired Nodes nodes;
  @Autowired WaysSilent ways;
  @Autowired Vendors vendors;
  @Autowired World world;
  @Autowired Duties duties;
  @Autowired EngineDriver engine;
  @Autowired JdbcClient database;
  @Autowired Declaring declaring;
  @Autowired ProcessEngine processEngine;
  @Autowired StoryClock clock;

  @BeforeEach
  void everyWayAnswers() {
    ways.ask();
  }

  @Test
  void whenAllIsWellEveryCheckSaysSo() {
    pulse.beat();
    assertThat(selfCheck.look().troubles()).isEmpty();
    assertThat(selfCheck.look().findings()).hasSize(12).noneMatch(f -> f.sentence().isBlank());
  }

  @Test
  void aStepThatUsedUpItsTriesIsNamedByItsIncident() {
    world.opened(Tempo.SEV1);
    database
        .sql("update act_ru_job set retries_ = 0 where process_instance_id_ is not null")
        .update();
    assertThat(of("steps-failed").about()).contains("INC-1");
  }

  @Test
  void aStepThatGoesOnFailingIsNamedAfterAMinute() {
    declaring.declare("Trouble", "checkout", Tempo.SEV1.severity(), "ada");
    String job =
        database
            .sql(
                """
                update act_ru_job set handler_cfg_ = 'no-such-step'
                where process_instance_id_ is not null returning id_
                """)
            .query(String.class)
            .single();
    CommandExecutor commands =
        ((ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    assertThatThrownBy(() -> ExecuteJobHelper.executeJob(job, commands))
        .isInstanceOf(ProcessEngineException.class);
    assertThat(of("steps-failing").count()).isZero();

    clock.set(clock.instant().plusSeconds(61));
    Finding failing = of("steps-failing");
    assertThat(failing.about()).containsExactly("INC-1");
    assertThat(failing.since()).isEqualTo(World.BEGINNING);
    assertThat(of("steps-failed").count()).isZero();
  }

  @Test
  void whoIsOnCallAndHasVerifiedNothingCannotBeReached() {
    duties.mayBeReachedBy("ada", "[{way: mail, address: never-shown@example.org}]");
    assertThat(of("people-unreachable").about()).containsExactly("ada");
  }

  @Test
  void aNodeWithoutAGoodbyeIsMissingAfter20Seconds() {
    pulse.beat();
    another("gone:8080", 21, 0);
    Finding missing = of("nodes-missing");
    assertThat(missing.about()).containsExactly("gone:8080");
    assertThat(missing.count()).isOne();
  }

  @Test
  void aNodeThatLeavesOrStartsAgainIsNotMissing() {
    pulse.beat();
    database
        .sql("update watch_nodes set id = 'killed', seen_at = seen_at - interval '21 seconds'")
        .update();
    assertThat(of("nodes-missing").count()).isOne();
    pulse.beat();
    assertThat(of("nodes-missing").count()).isZero();
    pulse.goodbye();
    assertThat(nodes.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"999, 0", "1001, 1", "-1001, 1"})
  void aClockIsOffByMoreThanASecond(long milliseconds, long found) {
    another("other:8080", 0, milliseconds);
    assertThat(of("clocks-off").count()).isEqualTo(found);
  }

  @Test
  void theClockOfThisMachineIsMeasured() {
    pulse.beat();
    assertThat(nodes.all()).singleElement().matches(node -> !node.isClockOff());
  }

  @Test
  void everyWayWithSomebodyToAskIsAsked() {
    assertThat(ways.states())
        .extracting(WayState::way)
        .containsExactly("mail", "ntfy", "slack", "sms", "voice");
    assertThat(ways.states()).allMatch(WayState::answers);
  }

  @Test
  void aWayThatDoesNotAnswerTwiceIsSilent() {
    vendors.answers(Vendors.SLACK_TEST, 200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
    ways.ask();
    assertThat(of("ways-silent").count()).isZero();
    ways.ask();
    assertThat(of("ways-silent").about()).containsExactly("slack");
    assertThat(ways.states())
        .filteredOn(way -> !way.answers())
        .extracting(WayState::words)
        .containsExactly("Slack answered: invalid_auth");
    vendors.empty();
    ways.ask();
    assertThat(of("ways-silent").count()).isZero();
  }

  private Finding of(String check) {
    return selfCheck.look().findings().stream()
        .filter(finding -> finding.name().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private void another(String name, int silentSeconds, long clockOff) {
    database
        .sql(
            """
            insert into watch_nodes (id, name, version, started_at, seen_at, clock_off_ms)
            values (:name, :name, '1', now(), clock_timestamp() - make_interval(secs => :silent), :off)
            """)
        .param("name", name)
        .param("silent", silentSeconds)
        .param("off", clockOff)
        .update();
  }
}
