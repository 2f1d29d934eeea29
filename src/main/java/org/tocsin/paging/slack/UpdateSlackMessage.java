package org.tocsin.paging.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Outside;
import org.tocsin.engine.verb.Verb;

/** Update Slack message: what became of the page takes the place of the button. */
@Component
class UpdateSlackMessage implements Outside<UpdateSlackMessage.In, Verb.Nothing> {
  private final SlackApi slack;
  private final ObjectMapper json;

  UpdateSlackMessage(SlackApi slack, ObjectMapper json) {
    this.slack = slack;
    this.json = json;
  }

  /**
   * @param slackChannel the conversation the message is in
   * @param slackMessage the timestamp it is known by
   * @param slackText what the message says
   * @param answer what became of it
   * @param slackPage the page, when the person may say next that it is over; null when not
   */
  record In(
      String slackChannel,
      String slackMessage,
      String slackText,
      String answer,
      @Nullable Long slackPage) {}

  @Override
  public String topic() {
    return "slack-message";
  }

  @Override
  public Nothing apply(In in) {
    ObjectNode body = json.createObjectNode();
    body.put("channel", in.slackChannel());
    body.put("ts", in.slackMessage());
    body.put("text", in.answer());
    // Slack sends the text as it was sent to Slack, so it is escaped already
    Slack.section(body, "*%s*\n%s".formatted(in.slackText(), Slack.escaped(in.answer())));
    if (in.slackPage() != null) {
      ObjectNode actions = body.withArray("blocks").addObject().put("type", "actions");
      Slack.button(actions, "Mark as mitigated")
          .put("action_id", Slack.OVER)
          .put("value", in.slackPage().toString());
    }
    slack.call("chat.update", body);
    return Nothing.NOTHING;
  }
}
