package org.tocsin.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryClock;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** What watches the engine raises its own alarm, by its own mail. */
@StoryTest
class WatcherTest {
  @Autowired Watcher watcher;
  @Autowired MeterRegistry metrics;
  @Autowired Mailbox mailbox;
  @Autowired Sender sender;
  @Autowired World world;
  @Autowired EngineDriver engine;
  @Autowired StoryClock clock;
  @Autowired JdbcClient database;

  @Test
  void aStepThatIsNotDoneRaisesAnAlarmAfterAMinute() {
    anAlertIsTakenInAndTheEngineStandsStill();
    secondsPass(60);
    watcher.look();
    assertThat(alarms()).isEmpty();

    secondsPass(1);
    watcher.look();
    assertThat(alarms())
        .containsExactly(
            "[Tocsin] 1 timer or step is more than a minute late. Is every node alive, and is the"
                + " database keeping up?");
    assertThat(gauge("tocsin.steps.overdue")).isOne();
    assertThat(gauge("tocsin.steps.overdue.seconds")).isEqualTo(61);
  }

  @Test
  void theAlarmIsRepeatedAfterAQuarterOfAnHourAndNotBefore() {
    anAlertIsTakenInAndTheEngineStandsStill();
    secondsPass(61);
    watcher.look();
    secondsPass(14 * 60);
    watcher.look();
    assertThat(alarms()).hasSize(1);
    secondsPass(60);
    watcher.look();
    assertThat(alarms()).hasSize(2);
  }

  @Test
  void anAlarmThatNobodyTookIsRaisedAgainAtTheNextLook() {
    anAlertIsTakenInAndTheEngineStandsStill();
    secondsPass(61);
    mailbox.refuse("alarm@example.org");
    watcher.look();
    mailbox.takeAgain();
    assertThat(alarms()).isEmpty();

    secondsPass(15);
    watcher.look();
    assertThat(alarms()).hasSize(1);
  }

  @Test
  void whenItIsOverThatIsSaidToo() {
    anAlertIsTakenInAndTheEngineStandsStill();
    secondsPass(61);
    watcher.look();
    engine.settle();
    watcher.look();
    assertThat(alarms()).endsWith("[Tocsin] It is over: steps-overdue.");
    assertThat(gauge("tocsin.steps.overdue")).isZero();
  }

  @Test
  void aPageThatReachesNobodyRaisesAnAlarm() {
    anAlertIsTakenInAndTheEngineStandsStill();
    engine.settle();
    database.sql("update paging_pages set delivered_at = null").update();
    secondsPass(61);
    watcher.look();
    assertThat(alarms())
        .anyMatch(subject -> subject.startsWith("[Tocsin] 1 page has reached nobody"));
  }

  @Test
  void anIncidentThatPagedEverybodyInVainRaisesAnAlarm() {
    world.opened(Tempo.SEV1);
    world.passes(Duration.ofHours(2));
    watcher.look();
    assertThat(alarms())
        .anyMatch(subject -> subject.startsWith("[Tocsin] 1 incident has paged everybody"));
  }

  @Test
  void whenAllIsWellNobodyIsTold() {
    anAlertIsTakenInAndTheEngineStandsStill();
    engine.settle();
    secondsPass(61);
    watcher.look();
    assertThat(alarms()).isEmpty();
  }

  private void anAlertIsTakenInAndTheEngineStandsStill() {
    assertThat(
            sender
                .post(
                    "/api/alerts/generic",
                    "Bearer " + sender.key("checkout"),
                    Map.of("summary", "Checkout is down", "severity", "critical"))
                .getStatusCode()
                .is2xxSuccessful())
        .isTrue();
  }

  private void secondsPass(long seconds) {
    clock.set(clock.instant().plus(Duration.ofSeconds(seconds)));
  }

  private List<String> alarms() {
    return mailbox.subjectsTo("alarm@example.org");
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }
}
