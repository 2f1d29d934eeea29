package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.paging.delivery.OwnWays;
import org.tocsin.security.token.Signatures;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Vendors;
import org.tocsin.testkit.World;

/** What is sent to the vendors, and what their documented answers lead to. */
@StoryTest
class VendorAnswersStory {
  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Vendors vendors;
  @Autowired Alertmanager alertmanager;
  @Autowired OwnWays ways;
  @Autowired ObjectMapper json;

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ntfy | 200 | {\"id\":\"hwQ2YpKdmg\"} | taken by 127.0.0.1 as hwQ2YpKdmg",
        "slack | 200 | {\"ok\":true,\"ts\":\"1.2\"} | taken by Slack as 1.2",
        "sms | 201 | {\"sid\":\"SM1\",\"status\":\"queued\"} | queued by Twilio as SM1",
        "voice | 201 | {\"sid\":\"CA1\",\"status\":\"queued\"} | queued by Twilio as CA1",
        "webhook | 202 | thanks | 127.0.0.1 answered 202",
      })
  void whatIsTakenIsDelivered(String way, int status, String body, String answer) {
    vendors.answers(path(way), status, body);
    IncidentNumber number = paged(way);
    assertThat(world.told(number, "delivered"))
        .containsExactly("Ada Okafor: reached by %s (%s).".formatted(way, answer));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ntfy | 429 | {\"code\":42901,\"error\":\"limit reached\"} | 127.0.0.1 answered 429: limit reached",
        "ntfy | 507 | {\"error\":\"storage\"} | 127.0.0.1 answered 507: storage",
        "ntfy | 200 | <html>Welcome</html> | 127.0.0.1 gave an answer that is not ntfy's",
        "slack | 429 | {\"ok\":false,\"error\":\"ratelimited\"} | Slack answered 429: ratelimited",
        "slack | 200 | {\"ok\":false,\"error\":\"internal_error\"} | Slack answered: internal_error",
        "slack | 503 | <html>Sorry</html> | Slack answered 503",
        "slack | 200 | <html>Welcome</html> | Slack gave an answer that is not Slack's",
        "sms | 429 | {\"code\":20429,\"message\":\"Too Many Requests\"} | Twilio answered 429: Too Many Requests (20429)",
        "voice | 500 | oops | Twilio answered 500",
        "sms | 200 | null | Twilio gave an answer that is not Twilio's",
        "webhook | 500 | my secrets | 127.0.0.1 answered 500",
      })
  void whatMayPassIsTriedAgain(String way, int status, String body, String answer) {
    vendors.answers(path(way), status, body);
    IncidentNumber number = paged(way);
    assertThat(world.told(number, "delivery-failed"))
        .containsExactly("Ada Okafor: not reached by %s (%s).".formatted(way, answer));
    world.passes(Duration.ofSeconds(30));
    assertThat(vendors.sent(path(way))).hasSize(4);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ntfy | 401 | {\"error\":\"unauthorized\"} | 127.0.0.1 answered 401: unauthorized",
        "slack | 200 | {\"ok\":false,\"error\":\"invalid_auth\"} | Slack answered: invalid_auth",
        "slack | 200 | {\"ok\":false,\"error\":\"user_not_found\"} | Slack answered: user_not_found",
        "sms | 400 | {\"code\":21211,\"message\":\"Invalid 'To' Phone Number\"} | Twilio answered 400: Invalid 'To' Phone Number (21211)",
        "voice | 401 | {\"code\":20003,\"message\":\"Authenticate\"} | Twilio answered 401: Authenticate (20003)",
        "webhook | 404 | no such page | 127.0.0.1 answered 404",
      })
  void whatIsRefusedForGoodIsNotTriedAgain(String way, int status, String body, String answer) {
    vendors.answers(path(way), status, body);
    IncidentNumber number = paged(way);
    world.minutesPass(1);
    assertThat(world.told(number, "delivery-failed"))
        .containsExactly("Ada Okafor: not reached by %s (%s).".formatted(way, answer));
    assertThat(vendors.sent(path(way))).hasSize(1);
    assertThat(world.told(number, "unreachable")).hasSize(1);
  }

  @Test
  void aPushMessageIsLoudAndHasAButton() throws IOException {
    paged("ntfy");
    LoggedRequest sent = vendors.sent(Vendors.NTFY).get(0);
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + Vendors.NTFY_TOKEN);
    JsonNode body = json.readTree(sent.getBody());
    assertThat(body.path("topic").asText()).isEqualTo("ada");
    assertThat(body.path("title").asText()).isEqualTo("[SEV1] INC-1: CheckoutDown of checkout");
    assertThat(body.path("priority").asInt()).isEqualTo(5);
    assertThat(body.path("click").asText()).isEqualTo("http://tocsin.test/incidents/INC-1");
    assertThat(body.at("/actions/0/url").asText()).startsWith("http://tocsin.test/answer/");
    assertThat(body.at("/actions/0/method").asText()).isEqualTo("POST");
  }

  @Test
  void noTokenStandsOnTheTimeline() {
    for (String way : new String[] {"ntfy", "slack", "sms"}) {
      vendors.answers(path(way), 500, "{\"error\":\"oops\",\"code\":1,\"message\":\"oops\"}");
    }
    IncidentNumber number = paged("ntfy", "slack", "sms");
    world.minutesPass(4);
    assertThat(world.timeline(number).toString())
        .contains("oops")
        .doesNotContain(Vendors.NTFY_TOKEN, Vendors.SLACK_TOKEN, Vendors.TWILIO_TOKEN);
  }

  @Test
  void aWebhookIsSignedWithTheKeyItsOwnerIsShown() throws IOException {
    paged("webhook");
    LoggedRequest sent = vendors.sent(Vendors.WEBHOOK).get(0);
    String key = ways.of("ada").get(0).key();
    assertThat(key).startsWith("whsec_");
    byte[] signed =
        Signatures.hmacSha256(
            Base64.getDecoder().decode(key.substring("whsec_".length())),
            (sent.getHeader("webhook-id")
                    + "."
                    + sent.getHeader("webhook-timestamp")
                    + "."
                    + sent.getBodyAsString())
                .getBytes(StandardCharsets.UTF_8));
    assertThat(sent.getHeader("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));
    JsonNode body = json.readTree(sent.getBody());
    assertThat(body.path("type").asText()).isEqualTo("page");
    assertThat(body.at("/incident/number").asText()).isEqualTo("INC-1");
    assertThat(body.path("answerLink").asText()).startsWith("http://tocsin.test/answer/");
  }

  @Test
  void whatSlackWouldTakeForAMentionIsText() {
    duties.reachedBy("ada", "[{way: slack, address: U0ADA}]");
    alertmanager.fires("checkout", "critical", "<!channel> & <@U0BEN>");
    assertThat(vendors.bodies(Vendors.SLACK).get(0))
        .contains("&lt;!channel&gt; &amp; &lt;@U0BEN&gt;");
  }

  private IncidentNumber paged(String... names) {
    StringBuilder list = new StringBuilder();
    for (String way : names) {
      list.append("- {way: %s, address: '%s'}%n".formatted(way, address(way)));
    }
    duties.reachedBy("ada", list.toString());
    return world.opened(SEV1);
  }

  private String address(String way) {
    return switch (way) {
      case "ntfy" -> vendors.url() + "/ada";
      case "slack" -> "U0ADA";
      case "webhook" -> vendors.url() + Vendors.WEBHOOK;
      default -> "+491701234567";
    };
  }

  private static String path(String way) {
    return switch (way) {
      case "ntfy" -> Vendors.NTFY;
      case "slack" -> Vendors.SLACK;
      case "sms" -> Vendors.SMS;
      case "voice" -> Vendors.VOICE;
      default -> Vendors.WEBHOOK;
    };
  }
}
