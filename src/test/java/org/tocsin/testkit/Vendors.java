package org.tocsin.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stands in for the servers of ntfy, Slack and Twilio and for somebody's webhook. Unless a story
 * says otherwise, each takes what it is sent, with the answer its documentation shows.
 */
public class Vendors {
  public static final String NTFY_TOKEN = "tk_of_the_stories";
  public static final String SLACK_TOKEN = "xoxb-of-the-stories";
  public static final String SLACK_SIGNING_SECRET = "signing-secret-of-the-stories";
  public static final String TWILIO_TOKEN = "twilio-token-of-the-stories";

  public static final String NTFY = "/";
  public static final String SLACK = "/slack/chat.postMessage";
  public static final String SLACK_UPDATE = "/slack/chat.update";
  public static final String SMS = "/2010-04-01/Accounts/AC0/Messages.json";
  public static final String VOICE = "/2010-04-01/Accounts/AC0/Calls.json";
  public static final String WEBHOOK = "/hook";
  public static final String DEAD_MAN = "/ping/secret-of-the-signal";
  public static final String NTFY_HEALTH = "/v1/health";
  public static final String SLACK_TEST = "/slack/auth.test";
  public static final String TWILIO_ACCOUNT = "/2010-04-01/Accounts/AC0.json";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  public Vendors() {
    server.start();
    empty();
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Forgets what was sent, and takes everything again. */
  public void empty() {
    server.resetAll();
    answers(NTFY, 200, "{\"id\":\"hwQ2YpKdmg\",\"time\":1795400000,\"event\":\"message\"}");
    answers(SLACK, 200, "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1795400000.000100\"}");
    answers(SLACK_UPDATE, 200, "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1795400000.000100\"}");
    answers(SMS, 201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":null}");
    answers(VOICE, 201, "{\"sid\":\"CA1\",\"status\":\"queued\"}");
    answers(WEBHOOK, 204, "");
    answers(DEAD_MAN, 200, "OK");
    answers(NTFY_HEALTH, 200, "{\"healthy\":true}");
    answers(SLACK_TEST, 200, "{\"ok\":true,\"team\":\"Shop\",\"user\":\"tocsin\"}");
    answers(TWILIO_ACCOUNT, 200, "{\"sid\":\"AC0\",\"status\":\"active\"}");
  }

  public void answers(String path, int status, String body) {
    answers(path, new ResponseDefinitionBuilder().withStatus(status).withBody(body));
  }

  public void answers(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(any(urlEqualTo(path)).willReturn(answer));
  }

  /** What was sent there, in order. */
  public List<LoggedRequest> sent(String path) {
    return server.findAll(anyRequestedFor(urlEqualTo(path)));
  }

  /** The bodies of what was sent there, in order. */
  public List<String> bodies(String path) {
    return sent(path).stream().map(LoggedRequest::getBodyAsString).toList();
  }

  /** The fields of the newest form that was sent there. */
  public Map<String, String> newestForm(String path) {
    List<String> bodies = bodies(path);
    return Arrays.stream(bodies.get(bodies.size() - 1).split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }
}
