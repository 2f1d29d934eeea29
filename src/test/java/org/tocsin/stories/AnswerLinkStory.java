package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.AtOnce;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The link that stands in the mail of a page. */
@StoryTest
class AnswerLinkStory {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;
  @Autowired TestRestTemplate http;

  @Test
  void lookingChangesNothingHoweverOften() {
    IncidentNumber number = world.opened(SEV1);
    List<String> before = world.kinds(number);

    for (int look = 0; look < 10; look++) {
      ResponseEntity<String> page = look(mailbox.answerLinkTo("ada"));
      assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
      assertThat(page.getBody()).contains("CheckoutDown of checkout");
    }
    assertThat(world.kinds(number)).isEqualTo(before);
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void pressingAcknowledgesInThePersonsName() {
    IncidentNumber number = world.opened(SEV1);
    assertThat(press(mailbox.answerLinkTo("ada")).getStatusCode()).isEqualTo(HttpStatus.OK);

    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(world.told(number, "acknowledged"))
        .containsExactly("ada acknowledged and is the responder.");
    assertThat(world.theTask("Triage").assignee()).isEqualTo("ada");
  }

  @Test
  void pressingEndsTheEscalationAndTheOthersAreTold() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(5);
    press(mailbox.answerLinkTo("ben"));
    assertThat(mailbox.noticesTo("ada"))
        .containsExactly("[INC-1] ben is on it. No need to acknowledge.");

    world.untilMinute(9);
    assertThat(world.paged(number)).hasSize(2);
  }

  @Test
  void theResponderSaysByTheSameLinkThatItIsOver() {
    IncidentNumber number = world.opened(SEV1);
    String link = mailbox.answerLinkTo("ada");
    assertThat(look(link).getBody()).doesNotContain("Mark as mitigated");
    assertThat(press(link).getBody()).contains("Mark as mitigated: users are no longer affected");

    ResponseEntity<String> over = press(link + "?over=yes");
    assertThat(over.getBody()).contains("Next, record the cause and the fix.");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.MITIGATED);
    assertThat(look(link).getBody()).doesNotContain("Mark as mitigated");
  }

  @Test
  void whoWasNotFirstCannotSayThatItIsOver() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(5);
    press(mailbox.answerLinkTo("ada"));
    press(mailbox.answerLinkTo("ben") + "?over=yes");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.ACKNOWLEDGED);
  }

  @Test
  void pressingTwiceIsPressingOnce() {
    IncidentNumber number = world.opened(SEV1);
    press(mailbox.answerLinkTo("ada"));
    List<String> before = world.kinds(number);

    ResponseEntity<String> again = press(mailbox.answerLinkTo("ada"));
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(again.getBody()).contains("You acknowledged this page");
    assertThat(world.kinds(number)).isEqualTo(before);
  }

  @RepeatedTest(3)
  void ofSeveralWhoPressAtOnceOneIsTheResponder() throws Exception {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(10);
    List<String> links =
        Stream.of("ada", "ben", "frank", "ada").map(mailbox::answerLinkTo).toList();

    List<ResponseEntity<String>> answers = AtOnce.all(links.stream().map(this::pressing).toList());
    assertThat(answers).extracting(ResponseEntity::getStatusCode).containsOnly(HttpStatus.OK);
    assertThat(world.told(number, "acknowledged"))
        .containsExactly(
            world.incident(number).responder() + " acknowledged and is the responder.");
    world.settle();
    assertThat(world.openTaskNames()).containsExactly("Triage");
  }

  @RepeatedTest(3)
  void anAnswerInTheMomentInWhichTheAlertsClearIsTakenOrNotNeeded() throws Exception {
    IncidentNumber number = world.opened(SEV1);
    Callable<ResponseEntity<String>> answer = pressing(mailbox.answerLinkTo("ada"));
    Callable<ResponseEntity<String>> end = alertmanager.clearing("checkout", "CheckoutDown");
    assertThat(AtOnce.all(List.of(answer, end)))
        .extracting(ResponseEntity::getStatusCode)
        .containsOnly(HttpStatus.OK);

    world.settle();
    if (world.incident(number).responder() == null) {
      assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
      assertThat(world.tasksOf(number)).isEmpty();
    } else {
      assertThat(world.incident(number).state()).isEqualTo(Incident.State.ACKNOWLEDGED);
      assertThat(world.openTaskNames()).containsExactly("Triage");
    }
  }

  @RepeatedTest(3)
  void anAnswerInTheMomentInWhichTheNextLevelIsPagedIsTaken() throws Exception {
    IncidentNumber number = world.opened(SEV1);
    Callable<ResponseEntity<String>> answer = pressing(mailbox.answerLinkTo("ada"));
    Callable<ResponseEntity<String>> escalation =
        () -> {
          world.minutesPassMeanwhile(5);
          return ResponseEntity.ok("escalated");
        };
    assertThat(AtOnce.all(List.of(answer, escalation)))
        .extracting(ResponseEntity::getStatusCode)
        .containsOnly(HttpStatus.OK);
    world.minutesPass(1);
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(world.openTaskNames()).containsExactly("Triage");
  }

  @Test
  void whoPressesSecondReadsWhoWasFirst() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(5);
    press(mailbox.answerLinkTo("ben"));
    List<String> before = world.kinds(number);

    ResponseEntity<String> second = press(mailbox.answerLinkTo("ada"));
    assertThat(second.getBody()).contains("Ben Castillo");
    assertThat(world.incident(number).responder()).isEqualTo("ben");
    assertThat(world.kinds(number)).isEqualTo(before);
  }

  @Test
  void aLinkThatWasTamperedWithIsUnknown() {
    IncidentNumber number = world.opened(SEV1);
    String link = mailbox.answerLinkTo("ada");
    for (int place : new int[] {8, 12, link.length() - 3}) {
      String tampered =
          link.substring(0, place)
              + (link.charAt(place) == 'A' ? 'B' : 'A')
              + link.substring(place + 1);
      assertThat(look(tampered).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
      assertThat(press(tampered).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }
    assertThat(look("/answer/").getStatusCode().is2xxSuccessful()).isFalse();
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void aLinkExpiresAfterADay() {
    IncidentNumber number = world.opened(SEV1);
    String link = mailbox.answerLinkTo("ada");
    world.until(Duration.ofHours(24).plusSeconds(1));

    assertThat(look(link).getStatusCode()).isEqualTo(HttpStatus.GONE);
    assertThat(press(link).getStatusCode()).isEqualTo(HttpStatus.GONE);
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void aLinkAnswersNoPageButItsOwn() {
    IncidentNumber number = world.acknowledged(SEV1);
    world.untilMinute(5);
    ResponseEntity<String> late = press(mailbox.answerLinkTo("ada"));

    assertThat(late.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(world.openTaskNames()).containsExactly("Acknowledge", "Triage");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
  }

  private ResponseEntity<String> look(String link) {
    return http.getForEntity(link, String.class);
  }

  private ResponseEntity<String> press(String link) {
    ResponseEntity<String> page = http.postForEntity(link, null, String.class);
    world.settle();
    return page;
  }

  private Callable<ResponseEntity<String>> pressing(String link) {
    return () -> http.postForEntity(link, null, String.class);
  }
}
