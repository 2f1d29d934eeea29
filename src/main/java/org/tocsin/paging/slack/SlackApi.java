package org.tocsin.paging.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.paging.channel.OutsideCalls;
import org.tocsin.paging.channel.OutsideCalls.Answer;

/**
 * Slack's Web API (docs.slack.dev/apis/web-api): JSON in, and an answer of 200 whether it worked or
 * not, which says {@code ok}. Three calls are not worth a library of their own.
 */
@Component
class SlackApi {
  private static final Set<String> FOR_NOW =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");

  private final OutsideCalls outside;
  private final SlackSettings settings;
  private final ObjectMapper json;

  SlackApi(OutsideCalls outside, SlackSettings settings, ObjectMapper json) {
    this.outside = outside;
    this.settings = settings;
    this.json = json;
  }

  /**
   * @return what Slack answered when it was ok
   * @throws RuntimeException when it was not; the message is Slack's error
   */
  JsonNode call(String method, JsonNode body) {
    Answer answer =
        outside.post(
            URI.create(settings.url() + "/" + method),
            MediaType.parseMediaType("application/json; charset=utf-8"),
            body.toString().getBytes(StandardCharsets.UTF_8),
            Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + settings.token()));
    JsonNode said = read(answer.body());
    String error = said.path("error").asText();
    answer.taken("Slack", error);
    if (said.path("ok").asBoolean()) {
      return said;
    }
    if (error.isEmpty()) {
      throw new IllegalStateException("Slack gave an answer that is not Slack's");
    }
    String words = "Slack answered: " + error;
    throw FOR_NOW.contains(error) ? new IllegalStateException(words) : new NoUseTryingAgain(words);
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode();
    }
  }
}
