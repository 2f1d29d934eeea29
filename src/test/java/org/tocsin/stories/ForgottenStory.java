package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** Somebody acknowledged, and then nothing happens. */
@StoryTest
class ForgottenStory {
  private static final Map<Tempo, Duration> FORGOTTEN_AFTER =
      Map.of(
          Tempo.SEV1, Duration.ofMinutes(20),
          Tempo.SEV2, Duration.ofHours(1),
          Tempo.SEV3, Duration.ofDays(1));

  @Autowired World world;
  @Autowired Alertmanager alertmanager;

  @ParameterizedTest
  @CsvSource({"SEV1,PT20M", "SEV2,PT1H", "SEV3,PT24H"})
  void thePageReturnsToTheResponder(Tempo tempo, Duration after) {
    IncidentNumber number = world.acknowledged(tempo);
    world.until(after.minusSeconds(1));
    assertThat(pagesToTheResponder(number)).isEmpty();

    world.until(after);
    assertThat(pagesToTheResponder(number))
        .containsExactly(
            "ada as responder at %s: Nobody has done anything since you acknowledged"
                .formatted(after));
  }

  @Test
  void whoeverDoesSomethingHasTheWholeTimeAgain() {
    IncidentNumber number = world.acknowledged(Tempo.SEV1);
    world.minutesPass(12);
    world.completes("ada", "Triage", Answers.triage(Tempo.SEV1.usersAffected()));

    world.untilMinute(31);
    assertThat(pagesToTheResponder(number)).isEmpty();
    world.untilMinute(32);
    assertThat(pagesToTheResponder(number)).hasSize(1);
  }

  @Test
  void whatAlertsDoIsNotTheWorkOfAnybody() {
    alertmanager.fires("checkout", "critical", "CheckoutSlow");
    IncidentNumber number = world.opened(Tempo.SEV1);
    world.acknowledges("ada");
    world.minutesPass(12);
    alertmanager.clears("checkout", "CheckoutSlow");

    world.untilMinute(20);
    assertThat(pagesToTheResponder(number)).hasSize(1);
  }

  @Test
  void afterTheAnswerItIsWatchedOn() {
    IncidentNumber number = world.acknowledged(Tempo.SEV1);
    world.untilMinute(21);
    world.acknowledges("ada");

    world.untilMinute(40);
    assertThat(pagesToTheResponder(number)).hasSize(1);
    world.untilMinute(41);
    assertThat(pagesToTheResponder(number)).hasSize(2);
  }

  @Test
  void aResponderWhoDoesNotAnswerEitherIsFollowedByTheOthers() {
    IncidentNumber number = world.acknowledged(Tempo.SEV2);
    world.untilMinute(15);
    world.acknowledges("ben");
    world.untilMinute(30);
    world.acknowledges("erin");
    world.untilMinute(60);
    world.acknowledges("frank");
    world.untilMinute(140);

    assertThat(world.paged(number))
        .containsSubsequence(
            "ada as responder at PT2H",
            "ben as secondary at PT2H5M",
            "erin as commander at PT2H10M",
            "frank as management at PT2H15M",
            "ada as everybody at PT2H20M",
            "ben as everybody at PT2H20M",
            "erin as everybody at PT2H20M",
            "frank as everybody at PT2H20M",
            "admin as everybody at PT2H20M");
  }

  @Test
  void whatIsMitigatedIsNotForgotten() {
    IncidentNumber number = world.mitigated(Tempo.SEV1);
    world.passes(Duration.ofHours(2));
    assertThat(pagesToTheResponder(number)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theWatchEndsWithTheMitigation(Tempo tempo) {
    IncidentNumber number = world.acknowledged(tempo);
    world.until(FORGOTTEN_AFTER.get(tempo));
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.triage(tempo.usersAffected()));
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.passes(FORGOTTEN_AFTER.get(tempo).multipliedBy(2));
    assertThat(pagesToTheResponder(number)).hasSize(1);
  }

  private List<String> pagesToTheResponder(IncidentNumber number) {
    return world.calledIn(number).stream()
        .filter(page -> page.startsWith("ada as responder"))
        .toList();
  }
}
