package org.tocsin.paging.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.Way;

/** A direct message in Slack. The address is the person's member id, such as {@code U024BE7LH}. */
@Component
public class Slack implements Way {
  /** The ids of the buttons in what Slack sends back. */
  static final String ACKNOWLEDGE = "acknowledge";

  static final String OVER = "over";

  private final SlackApi slack;
  private final SlackSettings settings;
  private final ObjectMapper json;

  Slack(SlackApi slack, SlackSettings settings, ObjectMapper json) {
    this.slack = slack;
    this.settings = settings;
    this.json = json;
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public boolean available() {
    return !settings.token().isEmpty();
  }

  @Override
  public boolean wakes() {
    return true;
  }

  @Override
  public String send(Message message) {
    ObjectNode body = json.createObjectNode();
    body.put("channel", message.address());
    body.put("text", message.subject());
    body.put("unfurl_links", false);
    section(body, "*%s*\n%s".formatted(escaped(message.subject()), escaped(message.text())));
    if (message.incident() != null) {
      buttons(body, message);
    }
    JsonNode said = slack.call("chat.postMessage", body);
    return "taken by Slack as " + said.path("ts").asText();
  }

  @Override
  public Optional<String> probe() {
    JsonNode said = slack.call("auth.test", json.createObjectNode());
    return Optional.of("Slack knows us as " + said.path("user").asText("its bot"));
  }

  static void section(ObjectNode body, String markdown) {
    body.withArray("blocks")
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", markdown.length() <= 3000 ? markdown : markdown.substring(0, 2997) + "...");
  }

  /** Without a signing secret nobody could answer the button, so the link does it. */
  private void buttons(ObjectNode body, Message message) {
    ObjectNode actions = body.withArray("blocks").addObject().put("type", "actions");
    if (message.wantsAnswer()) {
      ObjectNode acknowledge = button(actions, "Acknowledge").put("style", "danger");
      if (settings.signingSecret().isEmpty()) {
        acknowledge.put("url", message.answerLink());
      } else {
        acknowledge.put("action_id", ACKNOWLEDGE).put("value", Long.toString(message.page().id()));
      }
    }
    button(actions, "Open").put("url", message.incidentLink());
  }

  static ObjectNode button(ObjectNode actions, String label) {
    ObjectNode button = actions.withArray("elements").addObject().put("type", "button");
    button.putObject("text").put("type", "plain_text").put("text", label);
    return button;
  }

  /** What Slack would take for a link or a mention (docs.slack.dev, formatting text). */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
