package org.tocsin.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.database.DatabaseOwner;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.timer.LostWaits;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** What is looked at for a page or an alert does not grow with what is stored. */
@StoryTest
class GrowthTest {
  private static final int INCIDENTS = 2000;
  private static final int WITH_HISTORY = 30;

  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired HikariDataSource connections;
  @Autowired DatabaseOwner owner;
  @Autowired MeterRegistry metrics;
  @Autowired Accounts accounts;
  @Autowired LostWaits lostWaits;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  /** The most rows of one table that a page may look at: what it shows, and a little more. */
  private static final Map<String, Long> PAGES =
      Map.of(
          "/", 100L,
          "/inbox", 600L,
          "/me/ways", 100L,
          "/incidents/INC-42", 200L,
          "/incidents/INC-2001", 200L,
          "/api/incidents", 100L,
          "/api/incidents/INC-42/timeline", 100L,
          "/api/incidents?state=closed", 300L,
          "/api/incidents?state=closed&before=INC-1500", 300L);

  @Test
  void aPageLooksAtNoMoreThanItShows() throws Exception {
    manyAreClosed();
    world.opened(Tempo.SEV2);
    Console ada = signIn();
    for (String page : PAGES.keySet()) {
      ada.read(page);
    }
    RowsRead rows = new RowsRead(connections);
    rows.sinceLast();
    for (String page : PAGES.keySet()) {
      ada.read(page);
      Map<String, Long> read = rows.sinceLast();
      assertSoftly(
          soft ->
              read.forEach(
                  (table, count) ->
                      soft.assertThat(count)
                          .as("rows of %s for %s", table, page)
                          .isLessThan(PAGES.get(page))));
    }
  }

  @Test
  void anAlertLooksAtNoneOfItsKindThatAreOver() throws Exception {
    manyAreClosed();
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    RowsRead rows = new RowsRead(connections);
    rows.sinceLast();
    alertmanager.sendAgain("checkout");
    alertmanager.fires("checkout", "critical", "OrdersFail");
    assertThat(rows.sinceLast().get("alert_alerts")).isLessThan(100);
  }

  @Test
  void anAlertLooksAtNoneOfOtherKindsThatFire() throws Exception {
    manyAreClosed();
    someAreOpen();
    RowsRead rows = new RowsRead(connections);
    rows.sinceLast();
    alertmanager.fires("checkout", "critical", "OrdersFail");
    alertmanager.clears("checkout", "OrdersFail");
    Map<String, Long> read = rows.sinceLast();
    assertThat(read.get("alert_alerts")).isLessThan(100);
    assertThat(read.get("paging_pages")).isLessThan(100);
  }

  @Test
  void theSelfCheckLooksAtNoStepThatIsOver() throws Exception {
    manyAreClosed();
    world.opened(Tempo.SEV2);
    RowsRead rows = new RowsRead(connections);
    rows.sinceLast();
    lostWaits.nothingToWaitFor();
    lostWaits.timers();
    assertThat(rows.sinceLast().get("act_hi_actinst")).isBetween(1L, 100L);
  }

  @Test
  void theBoardAsksNoMoreOftenWhenMoreIsOpen() throws Exception {
    alertmanager.fires("service-0", "critical", "Down");
    Console ada = signIn();
    ada.read("/");
    long questions = questionsFor(ada, "/");
    for (int service = 1; service < 10; service++) {
      alertmanager.fires("service-" + service, "critical", "Down");
    }
    assertThat(world.openIncidents()).hasSize(10);
    assertThat(questionsFor(ada, "/")).isEqualTo(questions).isLessThan(15);
  }

  /** Each takes a connection out of the pool. */
  private long questionsFor(Console reader, String page) throws Exception {
    Timer taken = metrics.get("hikaricp.connections.usage").timer();
    long before = taken.count();
    reader.read(page);
    return taken.count() - before;
  }

  private void manyAreClosed() throws Exception {
    new RealIncidents(world, alertmanager).few();
    Multiplying.add(owner.database(), INCIDENTS, WITH_HISTORY);
  }

  /** Of other fingerprints. PostgreSQL has counted before, and believes that none of them is. */
  private void someAreOpen() {
    database
        .sql(
            """
            update alert_alerts set ends_at = null, settled_at = null
            where incident % 7 = 0 and fingerprint like '%-%'
            """)
        .update();
    database.sql("update paging_pages set answered_at = null where incident % 7 = 0").update();
  }

  private Console signIn() throws Exception {
    accounts.setPassword("ada", World.PASSWORD);
    return Console.signIn(URI.create("http://localhost:" + port), "ada", World.PASSWORD);
  }
}
