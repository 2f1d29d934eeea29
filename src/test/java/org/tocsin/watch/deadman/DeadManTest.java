package org.tocsin.watch.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.StoryClock;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Vendors;
import org.tocsin.watch.check.Finding;
import org.tocsin.watch.check.SelfCheck;

/** An address outside hears that Tocsin can do its work, and hears it only when it is true. */
@StoryTest
class DeadManTest {
  @Autowired DeadMan deadMan;
  @Autowired SelfCheck selfCheck;
  @Autowired Vendors vendors;
  @Autowired Alertmanager alertmanager;
  @Autowired EngineDriver engine;
  @Autowired StoryClock clock;
  @Autowired JdbcClient database;

  @Test
  void theSignalIsGivenOnceIn30SecondsWhicheverNodeGivesIt() {
    selfCheck.look();
    deadMan.tell();
    deadMan.tell();
    assertThat(signals()).isOne();
    secondsPassInTheDatabase(30);
    deadMan.tell();
    assertThat(signals()).isEqualTo(2);
  }

  @Test
  void itIsNotGivenBeforeTheFirstLookOrLongAfterTheLast() {
    selfCheck.look();
    clock.set(clock.instant().plusSeconds(46));
    deadMan.tell();
    assertThat(signals()).isZero();
  }

  @Test
  void itStopsWhenTheEngineStandsStillAndGoesOnWhenItIsOver() {
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    database.sql("update act_ru_job set duedate_ = :due").param("due", past()).update();
    selfCheck.look();
    deadMan.tell();
    assertThat(signals()).isZero();
    engine.settle();
    selfCheck.look();
    deadMan.tell();
    assertThat(signals()).isOne();
  }

  @Test
  void thatNobodyOutsideIsToldIsNoTroubleAndNotWell() {
    Finding finding = new SignalRefused(new DeadManSettings(""), new Signal(database)).look();
    assertThat(finding.isTrouble()).isFalse();
    assertThat(finding.setUp()).isFalse();
  }

  @Test
  void anAddressThatDoesNotTakeItIsTold() {
    vendors.answers(Vendors.DEAD_MAN, 500, "");
    selfCheck.look();
    deadMan.tell();
    secondsPassInTheDatabase(121);
    deadMan.tell();
    assertThat(selfCheck.look().troubles())
        .extracting(Finding::sentence)
        .containsExactly(
            "127.0.0.1 does not take the signal that Tocsin lives, and will raise its alarm.");
    vendors.answers(Vendors.DEAD_MAN, 200, "OK");
    secondsPassInTheDatabase(30);
    deadMan.tell();
    assertThat(selfCheck.look().troubles()).isEmpty();
  }

  private Timestamp past() {
    return Timestamp.from(clock.instant().minus(Duration.ofMinutes(2)));
  }

  private int signals() {
    return vendors.sent(Vendors.DEAD_MAN).size();
  }

  private void secondsPassInTheDatabase(int seconds) {
    database
        .sql(
            """
            update watch_signal set sent_at = sent_at - make_interval(secs => :seconds),
              taken_at = taken_at - make_interval(secs => :seconds)
            """)
        .param("seconds", seconds)
        .update();
  }
}
