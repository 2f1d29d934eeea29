package org.tocsin.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.jobs.JobTable.Taken;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.incident.Declaring;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.AtOnce;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;

/** Jobs that are due are taken by one node, once, and one that fails holds up no other. */
@StoryTest
class TakenJobsTest {
  @Autowired Declaring declaring;
  @Autowired EngineDriver driver;
  @Autowired JdbcClient database;
  @Autowired ProcessEngine engine;
  @Autowired Lateness lateness;
  @Autowired Clock clock;

  @Test
  void severalNodesNeverTakeTheSame() throws Exception {
    declared(40);
    List<Callable<List<Taken>>> nodes =
        IntStream.range(0, 4)
            .<Callable<List<Taken>>>mapToObj(n -> () -> take("node " + n))
            .toList();
    assertThat(AtOnce.all(nodes).stream().flatMap(List::stream).map(Taken::id).toList())
        .doesNotHaveDuplicates()
        .hasSize(40);
  }

  @Test
  void whatSomebodyHoldsIsTakenWhenTheLockHasRunOut() {
    declared(1);
    assertThat(take("first")).hasSize(1);
    assertThat(take("second")).isEmpty();
    Instant later = clock.instant().plusSeconds(16);
    assertThat(take("second", later)).hasSize(1);
  }

  @Test
  void whatIsLetGoIsFreeAtOnce() {
    declared(2);
    List<String> taken = take("first").stream().map(Taken::id).toList();
    table().release(taken, "first");
    assertThat(take("second")).extracting(Taken::id).containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void whatIsSuspendedOrHasFailedForGoodIsNotTaken() {
    declared(3);
    String one =
        "(select id_ from act_ru_job where process_instance_id_ is not null and %s limit 1)";
    database
        .sql("update act_ru_job set suspension_state_ = 2 where id_ = " + one.formatted("true"))
        .update();
    database
        .sql(
            "update act_ru_job set retries_ = 0 where id_ = "
                + one.formatted("suspension_state_ = 1"))
        .update();
    assertThat(take("node")).hasSize(1);
  }

  @Test
  void theWorseIncidentBeginsFirst() {
    declared(1);
    IncidentNumber worse = declaring.declare("Worse", "checkout", Tempo.SEV1.severity(), "ada");
    Instant now = clock.instant();
    List<Taken> first = table().take("node", now, now.plusSeconds(15), Long.MIN_VALUE, 1);
    assertThat(first).extracting(Taken::instance).containsExactly(instanceOf(worse));
  }

  @Test
  void whatIsNewIsLeftWhileOthersAreBusy() {
    declared(2);
    Instant now = clock.instant();
    assertThat(table().take("node", now, now.plusSeconds(15), 0, 10))
        .noneMatch(taken -> taken.instance() != null);
  }

  @Test
  void theNextOneIsKnownBeforeItIsDue() {
    declared(1);
    driver.settle();
    Instant now = clock.instant();
    assertThat(table().nextDue(now, Long.MIN_VALUE))
        .hasValueSatisfying(due -> assertThat(due).isAfter(now));
  }

  @Test
  void oneThatFailsCostsItselfATryAndTheOthersNothing() {
    declared(3);
    List<String> jobs = take("node").stream().map(Taken::id).toList();
    database
        .sql("update act_ru_job set handler_cfg_ = 'no-such-step' where id_ = :job")
        .param("job", jobs.get(1))
        .update();
    new JobRun(new DueJobs(database, lateness), (ProcessEngineImpl) engine).run(jobs);
    assertThat(triesLeft(jobs)).containsExactly(5);
    assertThat(
            Stream.of(jobs.get(0), jobs.get(2)).map(List::of).flatMap(j -> triesLeft(j).stream()))
        .isEmpty();
  }

  private List<Integer> triesLeft(List<String> jobs) {
    return database
        .sql("select retries_ from act_ru_job where id_ in (:jobs)")
        .param("jobs", jobs)
        .query(Integer.class)
        .list();
  }

  private String instanceOf(IncidentNumber incident) {
    return database
        .sql("select id_ from act_ru_execution where business_key_ = :key and parent_id_ is null")
        .param("key", incident.toString())
        .query(String.class)
        .single();
  }

  /** Incidents whose first step is due and not taken. */
  private void declared(int number) {
    for (int i = 0; i < number; i++) {
      declaring.declare("Trouble " + i, "checkout", Tempo.SEV3.severity(), "ada");
    }
  }

  private List<Taken> take(String node) {
    return take(node, clock.instant());
  }

  private List<Taken> take(String node, Instant now) {
    return table().take(node, now, now.plusSeconds(15), Long.MIN_VALUE, 100).stream()
        .filter(taken -> taken.instance() != null)
        .toList();
  }

  private JobTable table() {
    return new JobTable(database);
  }
}
