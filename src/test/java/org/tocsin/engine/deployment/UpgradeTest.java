package org.tocsin.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.testkit.Modeler;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;
import org.tocsin.watch.Rounds;
import org.tocsin.watch.check.Finding;
import org.tocsin.watch.check.SelfCheck;

/** Models in force that an earlier release took, and that lack what this one needs. */
@StoryTest
@TestPropertySource(properties = "tocsin.alarm.mail=upgrade@example.org")
@Tag("alone")
class UpgradeTest {
  private static final String WAITS = "\"page.called-off\"";
  private static final String SENTENCE =
      "page.bpmn no longer waits for the message 'page.called-off', which Tocsin sends when";
  private static final AtomicInteger HOURS = new AtomicInteger();

  @Autowired Modeler modeler;
  @Autowired EngineDriver driver;
  @Autowired ReleaseDeployment release;
  @Autowired ModelsInForce models;
  @Autowired Rounds rounds;
  @Autowired SelfCheck selfCheck;
  @Autowired JdbcClient database;

  @BeforeEach
  void whatIsInForceIsLawful() {
    later();
    assertThat(deploy("page.bpmn", page())).isEqualTo(HttpStatus.OK);
    later();
  }

  @Test
  void whatLacksSomethingIsOnHealth() {
    anEarlierReleaseTook("page.bpmn", page().replace(WAITS, "\"page.over\""));
    rounds.go();
    assertThat(found().isTrouble()).isTrue();
    assertThat(found().about()).singleElement().asString().contains(SENTENCE);

    assertThat(deploy("page.bpmn", page())).isEqualTo(HttpStatus.OK);
    rounds.go();
    assertThat(found().isTrouble()).isFalse();
  }

  @Test
  void itHindersNobodyWhoDeploysAnotherFile() {
    anEarlierReleaseTook("page.bpmn", page().replace(WAITS, "\"page.over\""));
    assertThat(deploy("follow-up.bpmn", modeler.open("processes/postmortem/follow-up.bpmn")))
        .isEqualTo(HttpStatus.OK);
    assertThat(models.broken()).singleElement().asString().contains(SENTENCE);
  }

  @Test
  void itIsRefusedWhenItIsDeployedAgain() {
    String broken = page().replace(WAITS, "\"page.over\"");
    anEarlierReleaseTook("page.bpmn", broken);
    ResponseEntity<String> answer = modeler.deploy("page.bpmn", broken + "<!-- again -->");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).contains(SENTENCE);
  }

  @Test
  void aStartWithAReleaseGoesOnAndKeepsWhatTheReleaseDoesNotHave() {
    String own =
        modeler
            .open("processes/incident/sev3-response.bpmn")
            .replace("\"sev3-response\"", "\"sev4-response\"");
    assertThat(deploy("sev4-response.bpmn", own)).isEqualTo(HttpStatus.OK);
    anEarlierReleaseTook(
        "sev4-response.bpmn",
        own.replace("\"incident.false-alarm\"", "\"x\"").replace("task_triage", "task_look"));
    // so that the release brings something new
    anEarlierReleaseTook("page.bpmn", page() + "<!-- of the release before -->");
    later();

    release.afterSingletonsInstantiated();

    assertThat(inForce("page.bpmn")).doesNotContain("of the release before");
    assertThat(inForce("sev4-response.bpmn")).contains("task_look");
    assertThat(models.broken())
        .anyMatch(
            sentence ->
                sentence.startsWith(
                    "sev4-response.bpmn no longer waits for the message 'incident.false-alarm'"));

    later();
    assertThat(deploy("sev4-response.bpmn", own)).isEqualTo(HttpStatus.OK);
    assertThat(models.broken()).isEmpty();
  }

  /** As if the laws had been milder when it was deployed. */
  private void anEarlierReleaseTook(String file, String text) {
    int changed =
        database
            .sql(
                """
                update act_ge_bytearray set bytes_ = :text
                where deployment_id_ is not null and name_ ~ ('(^|/)' || :file || '$')
                """)
            .param("text", text.getBytes(StandardCharsets.UTF_8))
            .param("file", file)
            .update();
    assertThat(changed).isPositive();
  }

  private String inForce(String file) {
    return new String(
        database
            .sql(
                """
                select b.bytes_ from act_ge_bytearray b
                join act_re_deployment d on d.id_ = b.deployment_id_
                where b.name_ ~ ('(^|/)' || :file || '$') order by d.deploy_time_ desc limit 1
                """)
            .param("file", file)
            .query(byte[].class)
            .single(),
        StandardCharsets.UTF_8);
  }

  private Finding found() {
    return selfCheck.last().findings().stream()
        .filter(finding -> finding.name().equals("models-broken"))
        .findFirst()
        .orElseThrow();
  }

  private HttpStatus deploy(String file, String text) {
    return HttpStatus.valueOf(modeler.deploy(file, text).getStatusCode().value());
  }

  private String page() {
    return modeler.open("processes/paging/page.bpmn");
  }

  /** What is in force was deployed last, by a clock that starts over with each test. */
  private void later() {
    driver.startOver(World.BEGINNING.plus(Duration.ofHours(HOURS.incrementAndGet())));
  }
}
