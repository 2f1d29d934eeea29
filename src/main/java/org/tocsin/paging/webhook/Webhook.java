package org.tocsin.paging.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.OutsideCalls;
import org.tocsin.paging.channel.OutsideCalls.Answer;
import org.tocsin.paging.channel.Way;

/**
 * A signed call to an address of the person, in the form of Standard Webhooks 1.0
 * (standardwebhooks.com), so that receivers find a library that checks the signature. Any 2xx is a
 * success.
 */
@Component
public class Webhook implements Way {
  private final OutsideCalls outside;
  private final WebhookKeys keys;
  private final ObjectMapper json;
  private final Clock clock;

  Webhook(OutsideCalls outside, WebhookKeys keys, ObjectMapper json, Clock clock) {
    this.outside = outside;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public boolean wakes() {
    return true;
  }

  @Override
  public String send(Message message) {
    byte[] body = body(message).toString().getBytes(StandardCharsets.UTF_8);
    String id = "page-" + message.page().id();
    long timestamp = clock.instant().getEpochSecond();
    Answer answer =
        outside.postGuarded(
            message.address(),
            MediaType.APPLICATION_JSON,
            body,
            Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(timestamp),
                "webhook-signature",
                    keys.signature(message.to().id(), message.address(), id, timestamp, body)));
    String host = URI.create(message.address()).getHost();
    answer.taken(host, "");
    return "%s answered %d".formatted(host, answer.status());
  }

  /** The key with which the receiver at an address checks what it is sent for a person. */
  public String key(String person, String address) {
    return keys.shown(person, address);
  }

  private ObjectNode body(Message message) {
    ObjectNode body = json.createObjectNode();
    body.put("type", message.page().kind().word());
    body.put("person", message.to().id());
    body.put("subject", message.subject());
    body.put("text", message.text());
    body.put("sentAt", message.page().createdAt().toString());
    Incident incident = message.incident();
    if (incident != null) {
      body.putObject("incident")
          .put("number", incident.number().toString())
          .put("severity", incident.severity().name())
          .put("title", incident.title())
          .put("service", incident.service())
          .put("team", incident.team())
          .put("link", message.incidentLink());
    }
    if (message.wantsAnswer()) {
      body.put("answerLink", message.answerLink());
    }
    if (message.code() != null) {
      body.put("code", message.code());
    }
    return body;
  }
}
