package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tocsin.incident.Incident;
import org.tocsin.security.token.Signatures;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryClock;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.Twilio;
import org.tocsin.testkit.Vendors;
import org.tocsin.testkit.World;

/** Pages that are answered by the way they came. */
@StoryTest
class RepliesStory {
  private static final String ADA = "+491701234567";
  private static final String BY_SMS = "[{way: sms, address: '+491701234567'}]";
  private static final String BY_VOICE = "[{way: voice, address: '+491701234567'}]";
  private static final String BY_SLACK = "[{way: slack, address: U0ADA}]";

  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Vendors vendors;
  @Autowired Twilio twilio;
  @Autowired StoryClock clock;
  @Autowired TestRestTemplate http;
  @Autowired ObjectMapper json;

  @Test
  void aTextMessageAcknowledges() {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber number = world.opened(SEV1);
    assertThat(vendors.newestForm(Vendors.SMS))
        .containsEntry("To", ADA)
        .containsEntry(
            "Body",
            "Tocsin [SEV1] INC-1: CheckoutDown of checkout\nReply A 1 to acknowledge, R 1 when it is mitigated.");

    assertThat(twilio.writes(ADA, "A 1"))
        .contains(
            "<Message>Acknowledged. You are on it: INC-1 CheckoutDown of checkout.</Message>");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
  }

  @Test
  void aTextMessageNeedNotNameTheIncident() {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber number = world.opened(SEV1);
    twilio.writes(ADA, " Ack! ");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
  }

  @Test
  void aTextMessageAnswersNoIncidentButTheOneItNames() {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber number = world.opened(SEV1);
    assertThat(twilio.writes(ADA, "ack 7")).contains("No page waits for your answer.");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void whoWritesSecondReadsWhoWasFirst() {
    duties.reachedBy("ada", BY_SMS);
    world.opened(SEV1);
    world.acknowledges("ben");
    assertThat(twilio.writes(ADA, "A 1"))
        .contains("Ben Castillo was first. Nothing for you to do.");
  }

  @Test
  void beforeItIsAcknowledgedNothingIsOver() {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber number = world.opened(SEV1);
    assertThat(twilio.writes(ADA, "R 1")).contains("Nothing was changed.");
    assertThat(twilio.writes(ADA, "what is this?")).contains("Reply A to acknowledge your page");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @ParameterizedTest
  @EnumSource
  void theResponderSaysByTextMessageThatItIsOver(Tempo tempo) {
    duties.reachedBy("ada", BY_SMS);
    IncidentNumber number = world.acknowledged(tempo);
    assertThat(twilio.writes(ADA, "R"))
        .contains("INC-1 is mitigated. Next, record the cause and the fix:");

    assertThat(world.incident(number).state()).isEqualTo(Incident.State.MITIGATED);
    assertThat(world.told(number, "mitigated"))
        .containsExactly("Mitigated, by a reply to the page.");
    assertThat(world.openTaskNames()).containsExactly("Resolve");
    assertThat(twilio.writes(ADA, "R 1")).contains("Nothing was changed.");
  }

  @Test
  void nobodyElseSaysThatItIsOver() {
    duties.reachedBy("ben", BY_SMS);
    IncidentNumber number = world.acknowledged(SEV1);
    assertThat(twilio.writes(ADA, "R 1")).contains("Nothing was changed.");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.ACKNOWLEDGED);
  }

  @Test
  void theSecondKeyPressedInTheCallSaysThatItIsOver() {
    duties.reachedBy("ada", BY_VOICE);
    IncidentNumber number = world.acknowledged(SEV1);
    assertThat(twilio.presses(1, ADA, "2")).contains("INC-1 is mitigated.");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.MITIGATED);
  }

  @Test
  void theSecondButtonInSlackSaysThatItIsOver() throws IOException {
    duties.reachedBy("ada", BY_SLACK);
    IncidentNumber number = world.opened(SEV1);
    clicks("U0ADA", "acknowledge", "1");
    world.settle();
    JsonNode next = json.readTree(vendors.bodies(Vendors.SLACK_UPDATE).get(0));
    assertThat(next.at("/blocks/1/elements/0/action_id").asText()).isEqualTo("over");

    clicks("U0ADA", "over", next.at("/blocks/1/elements/0/value").asText());
    world.settle();
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.MITIGATED);
    JsonNode last = json.readTree(vendors.bodies(Vendors.SLACK_UPDATE).get(1));
    assertThat(last.at("/blocks/0/text/text").asText()).contains("INC-1 is mitigated.");
    assertThat(last.path("blocks")).hasSize(1);
  }

  @Test
  void aStrangerIsNotAnswered() {
    duties.mayBeReachedBy("ada", "[{way: sms, address: '+491709999999'}]");
    world.opened(SEV1);
    assertThat(twilio.writes("+491709999999", "A 1")).endsWith("<Response></Response>");
    assertThat(twilio.writes("+15005550006", "hello")).endsWith("<Response></Response>");
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void aKeyPressedInTheCallAcknowledges() {
    duties.reachedBy("ada", BY_VOICE);
    IncidentNumber number = world.opened(SEV1);
    String script = vendors.newestForm(Vendors.VOICE).get("Twiml");
    assertThat(script)
        .contains("Severity 1. Incident 1. CheckoutDown of checkout.")
        .contains("Press 1 to acknowledge, or 2 when it is mitigated.")
        .contains("action=\"http://tocsin.test/api/replies/twilio/voice/1\"");

    assertThat(twilio.presses(1, ADA, "1")).contains("Acknowledged.");
    assertThat(world.incident(number).responder()).isEqualTo("ada");
  }

  @Test
  void anotherKeyAsksAgain() {
    duties.reachedBy("ada", BY_VOICE);
    IncidentNumber number = world.opened(SEV1);
    assertThat(twilio.presses(1, ADA, "7"))
        .contains("<Gather")
        .contains("Press 1 to acknowledge, or 2 when it is mitigated.");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void aCallToAnotherNumberAnswersNothing() {
    duties.reachedBy("ada", BY_VOICE);
    IncidentNumber number = world.opened(SEV1);
    assertThat(twilio.presses(1, "+15005550006", "1"))
        .contains("This page was not sent to this number.");
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void theButtonInSlackAcknowledgesAndTheMessageSaysSo() throws IOException {
    duties.reachedBy("ada", BY_SLACK);
    IncidentNumber number = world.opened(SEV1);
    JsonNode sent = json.readTree(vendors.bodies(Vendors.SLACK).get(0));
    assertThat(sent.path("channel").asText()).isEqualTo("U0ADA");
    JsonNode button = sent.at("/blocks/1/elements/0");
    assertThat(button.path("action_id").asText()).isEqualTo("acknowledge");

    assertThat(clicks("U0ADA", "acknowledge", button.path("value").asText()).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    world.settle();
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    JsonNode update = json.readTree(vendors.bodies(Vendors.SLACK_UPDATE).get(0));
    assertThat(update.path("channel").asText()).isEqualTo("D0ADA");
    assertThat(update.path("ts").asText()).isEqualTo("1795400000.000100");
    assertThat(update.at("/blocks/0/text/text").asText())
        .contains("Acknowledged. You are on it: INC-1 CheckoutDown of checkout.");
  }

  @Test
  void theMessageInSlackKeepsItsButtonWhenSlackDoesNotTakeTheChange() {
    vendors.answers(Vendors.SLACK_UPDATE, 200, "{\"ok\":false,\"error\":\"message_not_found\"}");
    duties.reachedBy("ada", BY_SLACK);
    IncidentNumber number = world.opened(SEV1);
    clicks("U0ADA", "acknowledge", "1");
    world.settle();
    assertThat(world.incident(number).responder()).isEqualTo("ada");
    assertThat(vendors.sent(Vendors.SLACK_UPDATE)).hasSize(1);
  }

  @Test
  void somebodyElseInSlackAnswersNothing() {
    duties.reachedBy("ada", BY_SLACK);
    IncidentNumber number = world.opened(SEV1);
    clicks("U0EVE", "acknowledge", "1");
    world.settle();
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
    assertThat(vendors.bodies(Vendors.SLACK_UPDATE).get(0)).contains("was not sent to you");
  }

  @Test
  void aForgedSignatureIsRefused() {
    duties.reachedBy("ada", BY_SLACK);
    IncidentNumber number = world.opened(SEV1);
    String body = "payload=" + encoded(click("U0ADA", "acknowledge", "1"));
    long now = clock.instant().getEpochSecond();
    long old = clock.instant().minus(Duration.ofMinutes(6)).getEpochSecond();
    String signature = slackSignature(now, body);

    assertThat(slack(now, signature.replace(signature.charAt(9), 'x'), body).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(slack(now, signature, body + "&more=1").getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(slack(old, slackSignature(old, body), body).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);

    Map<String, String> form = Map.of("From", ADA, "Body", "A 1");
    assertThat(twilio.post(Twilio.SMS, form, Twilio.signature("/elsewhere", form)).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(
            twilio
                .post(
                    Twilio.SMS,
                    form,
                    Twilio.signature(Twilio.SMS, Map.of("From", ADA, "Body", "A 2")))
                .getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(
            twilio.post("/api/replies/twilio/voice/1", Map.of("Digits", "1"), "x").getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(world.incident(number).state()).isEqualTo(Incident.State.OPEN);
  }

  private ResponseEntity<String> clicks(String member, String action, String page) {
    String body = "payload=" + encoded(click(member, action, page));
    long now = clock.instant().getEpochSecond();
    return slack(now, slackSignature(now, body), body);
  }

  private ResponseEntity<String> slack(long timestamp, String signature, String body) {
    HttpHeaders headers = form();
    headers.set("X-Slack-Request-Timestamp", Long.toString(timestamp));
    headers.set("X-Slack-Signature", signature);
    return http.postForEntity("/api/replies/slack", new HttpEntity<>(body, headers), String.class);
  }

  private static String slackSignature(long timestamp, String body) {
    return "v0="
        + HexFormat.of()
            .formatHex(
                Signatures.hmacSha256(
                    bytes(Vendors.SLACK_SIGNING_SECRET), bytes("v0:" + timestamp + ":" + body)));
  }

  private static String click(String member, String action, String page) {
    return """
        {"type": "block_actions", "user": {"id": "%s", "username": "ada"},
         "container": {"type": "message", "channel_id": "D0ADA", "message_ts": "1795400000.000100"},
         "message": {"type": "message", "text": "[SEV1] INC-1: CheckoutDown of checkout"},
         "actions": [{"type": "button", "action_id": "%s", "value": "%s"}]}
        """
        .formatted(member, action, page);
  }

  private static HttpHeaders form() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    return headers;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
