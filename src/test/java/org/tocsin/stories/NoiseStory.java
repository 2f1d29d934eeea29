package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.tocsin.insight.Noise;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Which rules wake people for nothing. */
@StoryTest
class NoiseStory {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Noise noise;
  @Autowired TestRestTemplate http;

  @Test
  void whatTriageFindsNotActionableIsCountedByRule() {
    alertmanager.fires("checkout", "critical", "Flapping");
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.falseAlarm());
    alertmanager.clears("checkout", "Flapping");
    world.minutesPass(1);
    alertmanager.fires("checkout", "critical", "Flapping");
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.triage(40));

    Noise.Rule rule = only(noise.worst(90));
    assertThat(rule.name()).isEqualTo("Flapping");
    assertThat(rule.service()).isEqualTo("checkout");
    assertThat(rule.incidents()).isEqualTo(2);
    assertThat(rule.judged()).isEqualTo(2);
    assertThat(rule.notActionablePercent()).isEqualTo(50);
    assertThat(rule.falseAlarms()).isEqualTo(1);
    assertThat(rule.needless()).isEqualTo(1);
    assertThat(rule.latest()).containsExactly("INC-2", "INC-1");
    assertThat(rule.lastAt()).isEqualTo(World.BEGINNING.plusSeconds(60));
  }

  @Test
  void whatIsOverBeforeAnybodyAnsweredWasNeedlessToo() {
    alertmanager.fires("checkout", "critical", "Blip");
    world.minutesPass(6);
    alertmanager.clears("checkout", "Blip");
    Noise.Rule rule = only(noise.worst(90));
    assertThat(rule.cleared()).isEqualTo(1);
    assertThat(rule.pages()).isEqualTo(2);
    assertThat(rule.needless()).isEqualTo(2);
    assertThat(rule.notActionablePercent()).isNull();
  }

  @Test
  void theWorstComesFirstAndEveryRuleOfAnIncidentIsCounted() {
    alertmanager.fires("search", "critical", "Real");
    alertmanager.fires("checkout", "critical", "Blip");
    alertmanager.fires("checkout", "critical", "Blop");
    alertmanager.clears("checkout", "Blip");
    alertmanager.clears("checkout", "Blop");
    assertThat(noise.worst(90))
        .extracting(Noise.Rule::name)
        .containsExactly("Blip", "Blop", "Real");
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    alertmanager.fires("checkout", "critical", "Blip");
    alertmanager.clears("checkout", "Blip");
    world.passes(java.time.Duration.ofDays(3));
    assertThat(noise.worst(2)).isEmpty();
  }

  @Test
  void thePageAndTheInterfaceShowIt() {
    alertmanager.fires("checkout", "critical", "Blip");
    alertmanager.clears("checkout", "Blip");
    assertThat(read("/noise")).contains("Blip", "/incidents/INC-1");
    assertThat(read("/api/noise")).contains("\"name\":\"Blip\"", "\"needless\":1");
    assertThat(read("/api/noise?days=0")).contains("Ask for 1 to 366 days.");
  }

  private String read(String address) {
    return http.withBasicAuth("admin", World.PASSWORD).getForObject(address, String.class);
  }

  private static Noise.Rule only(List<Noise.Rule> rules) {
    assertThat(rules).hasSize(1);
    return rules.get(0);
  }
}
