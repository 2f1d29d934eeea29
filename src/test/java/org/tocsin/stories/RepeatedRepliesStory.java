package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.AtOnce;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Twilio;
import org.tocsin.testkit.World;

/** Twilio delivers a reply again when it got no answer. */
@StoryTest
class RepeatedRepliesStory {
  private static final String ADA = "+491701234567";
  private static final String BY_SMS = "[{way: sms, address: '+491701234567'}]";
  private static final String BY_VOICE = "[{way: voice, address: '+491701234567'}]";

  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Alertmanager alertmanager;
  @Autowired Twilio twilio;

  @Test
  void aTextMessageThatIsDeliveredAgainAcknowledgesNothingElse() {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber first = world.opened(SEV1);
    alertmanager.fires("search", "critical", "SearchDown");
    String answer = twilio.writes("SM7", ADA, "A");
    assertThat(answer).contains("Acknowledged. You are on it: INC-2");

    assertThat(twilio.writes("SM7", ADA, "A")).isEqualTo(answer);
    assertThat(world.incident(first).state()).isEqualTo(Incident.State.OPEN);
    assertThat(twilio.writes("SM8", ADA, "A")).contains("Acknowledged. You are on it: INC-1");
  }

  @Test
  void aTextMessageThatIsDeliveredAgainEndsNothingElse() {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber first = world.acknowledged(SEV1);
    alertmanager.fires("search", "critical", "SearchDown");
    twilio.writes(ADA, "A 2");
    String answer = twilio.writes("SM7", ADA, "R");
    assertThat(answer).contains("INC-2 is mitigated.");

    assertThat(twilio.writes("SM7", ADA, "R")).isEqualTo(answer);
    assertThat(world.incident(first).state()).isEqualTo(Incident.State.ACKNOWLEDGED);
  }

  @Test
  void aKeyThatIsDeliveredAgainIsAnsweredAsTheFirstTime() {
    duties.reachedBy("ada", BY_VOICE);
    IncidentNumber number = world.acknowledged(SEV1);
    String answer = twilio.presses(1, ADA, "2");
    assertThat(twilio.presses(1, ADA, "2")).isEqualTo(answer);
    assertThat(world.told(number, "mitigated")).hasSize(1);
  }

  @RepeatedTest(3)
  void repliesThatAreDeliveredTwiceAtOnceHaveTheirEffectOnce() throws Exception {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber first = world.opened(SEV1);
    alertmanager.fires("search", "critical", "SearchDown");
    assertThat(AtOnce.<String>all(Collections.nCopies(4, () -> twilio.delivers("SM7", ADA, "A"))))
        .allSatisfy(answer -> assertThat(answer).contains("Acknowledged. You are on it: INC-2"));
    world.settle();
    assertThat(world.incident(first).state()).isEqualTo(Incident.State.OPEN);

    assertThat(AtOnce.<String>all(Collections.nCopies(4, () -> twilio.delivers("SM8", ADA, "R"))))
        .allSatisfy(answer -> assertThat(answer).contains("INC-2 is mitigated."));
    world.settle();
    IncidentNumber second = new IncidentNumber(2);
    assertThat(world.told(second, "acknowledged")).hasSize(1);
    assertThat(world.told(second, "mitigated")).hasSize(1);
  }

  @Test
  void aReplyWithoutAnIdIsRefused() {
    Map<String, String> form = Map.of("From", ADA, "Body", "A 1");
    assertThat(twilio.post(Twilio.SMS, form, Twilio.signature(Twilio.SMS, form)).getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
  }
}
