package org.tocsin.paging.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.paging.answer.Replies;

/**
 * {@code POST /api/replies/slack}: the button of a message (docs.slack.dev, handling user
 * interaction). Slack wants 200 within three seconds; the message is changed afterwards, by a
 * process.
 */
@RestController
class SlackReplies {
  private static final int LONGEST_BODY = 256 * 1024;
  private static final String PAYLOAD = "payload=";
  private static final String SLACK = "slack";

  private final SlackSignature signature;
  private final Replies replies;
  private final Processes processes;
  private final ObjectMapper json;

  SlackReplies(SlackSignature signature, Replies replies, Processes processes, ObjectMapper json) {
    this.signature = signature;
    this.replies = replies;
    this.processes = processes;
    this.json = json;
  }

  @Operation(summary = "Takes a button pressed in Slack")
  @PostMapping("/api/replies/slack")
  @ResponseStatus(HttpStatus.OK)
  void pressed(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
    if (!signature.holds(
        request.getHeader("X-Slack-Request-Timestamp"),
        request.getHeader("X-Slack-Signature"),
        body)) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "This is not signed with Slack's signing secret.");
    }
    JsonNode pressed = payload(new String(body, StandardCharsets.UTF_8));
    String person = pressed.path("user").path("id").asText();
    for (JsonNode action : pressed.path("actions")) {
      long page = action.path("value").asLong();
      switch (action.path("action_id").asText()) {
        case Slack.ACKNOWLEDGE -> {
          Optional<String> answer = replies.acknowledge(SLACK, person, page);
          say(pressed, answer, replies.leads(SLACK, person, page) ? page : null);
        }
        case Slack.OVER ->
            say(
                pressed,
                replies.incidentOf(page).flatMap(incident -> replies.over(SLACK, person, incident)),
                null);
        default -> {}
      }
    }
  }

  /** The answer takes the place of the buttons, and the page gets the next one. */
  private void say(JsonNode pressed, Optional<String> answer, @Nullable Long page) {
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("slackChannel", pressed.path("container").path("channel_id").asText());
    data.put("slackMessage", pressed.path("container").path("message_ts").asText());
    data.put("slackText", pressed.path("message").path("text").asText());
    data.put("slackPage", page);
    data.put("answer", answer.orElse("This page was not sent to you."));
    processes.begin(Message.SLACK_ANSWERED, data);
  }

  private JsonNode payload(String body) {
    if (!body.startsWith(PAYLOAD)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no payload.");
    }
    try {
      return json.readTree(
          URLDecoder.decode(body.substring(PAYLOAD.length()), StandardCharsets.UTF_8));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The payload is not JSON.", e);
    }
  }
}
