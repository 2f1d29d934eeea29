package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.growth.Console;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The engine's history goes after half a year; what people read of an incident stays. */
@StoryTest
class RetentionStory {
  private static final Duration LONG = Duration.ofDays(181);

  @Autowired World world;
  @Autowired EngineDriver engine;
  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @Test
  void ofAClosedIncidentThePictureGoesAndTheRecordStays() throws Exception {
    IncidentNumber number = closed();
    var timeline = world.timeline(number);
    Console ada = signIn();
    assertThat(ada.read("/incidents/" + number)).contains(">Process</h2>");

    engine.tidyUpAfter(LONG);

    assertThat(historyOf(number)).isZero();
    assertThat(world.timeline(number)).isEqualTo(timeline);
    assertThat(ada.read("/incidents/" + number))
        .doesNotContain(">Process</h2>")
        .contains("The process diagram is no longer available.")
        .contains("Rolled back to yesterday", "The pool ran empty", "Alert on pool size");
  }

  @Test
  void nothingGoesBefore() {
    IncidentNumber number = closed();
    long before = historyOf(number);
    engine.tidyUpAfter(Duration.ofDays(179));
    assertThat(historyOf(number)).isEqualTo(before).isPositive();
  }

  @Test
  void anIncidentThatIsOpenForLongerStillShowsWhereItStands() throws Exception {
    IncidentNumber number = world.triaged(SEV1);
    engine.tidyUpAfter(LONG);
    assertThat(signIn().read("/incidents/" + number)).contains("Progress", "Coordinate");
    world.setsSeverity(number, SEV3, "It is only one customer");
    world.completes("ada", "Coordinate", Answers.coordinate());
    assertThat(world.openTaskNames()).contains("Mitigate");
  }

  private IncidentNumber closed() {
    IncidentNumber number = world.learned(SEV3, "Alert on pool size; ben; 2026-12-01");
    world.completes("ben", "Do follow-up", Answers.done());
    return number;
  }

  private long historyOf(IncidentNumber number) {
    return database
        .sql("select count(*) from act_hi_procinst where business_key_ = :incident")
        .param("incident", number.toString())
        .query(Long.class)
        .single();
  }

  private Console signIn() throws Exception {
    accounts.setPassword("ada", World.PASSWORD);
    return Console.signIn(URI.create("http://localhost:" + port), "ada", World.PASSWORD);
  }
}
