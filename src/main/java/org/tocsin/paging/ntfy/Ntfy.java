package org.tocsin.paging.ntfy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.OutsideCalls;
import org.tocsin.paging.channel.OutsideCalls.Answer;
import org.tocsin.paging.channel.Way;

/**
 * A push message by ntfy, published as JSON at the root of the server (docs.ntfy.sh/publish). The
 * address is that of the person's topic, such as {@code https://ntfy.sh/topic}.
 */
@Component
public class Ntfy implements Way {
  private static final Pattern TOPIC = Pattern.compile("(https?://.+/)([A-Za-z0-9_-]{1,64})");

  private final OutsideCalls outside;
  private final NtfySettings settings;
  private final ObjectMapper json;

  Ntfy(OutsideCalls outside, NtfySettings settings, ObjectMapper json) {
    this.outside = outside;
    this.settings = settings;
    this.json = json;
  }

  @Override
  public String name() {
    return "ntfy";
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
    Matcher topic = TOPIC.matcher(message.address());
    if (!topic.matches()) {
      throw new NoUseTryingAgain("the address is no topic such as https://ntfy.sh/topic");
    }
    URI server = URI.create(topic.group(1));
    byte[] body = body(message, topic.group(2)).toString().getBytes(StandardCharsets.UTF_8);
    Answer answer =
        settings.isOwn(server)
            ? outside.post(server, MediaType.APPLICATION_JSON, body, authorization())
            : outside.postGuarded(topic.group(1), MediaType.APPLICATION_JSON, body, Map.of());
    JsonNode said = read(answer.body());
    answer.taken(server.getHost(), said.path("error").asText());
    if (said.path("id").asText().isEmpty()) {
      throw new IllegalStateException(server.getHost() + " gave an answer that is not ntfy's");
    }
    return "taken by %s as %s".formatted(server.getHost(), said.path("id").asText());
  }

  private Map<String, String> authorization() {
    return settings.token().isEmpty()
        ? Map.of()
        : Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + settings.token());
  }

  /** Only the installation's own server is asked; those of others are none of our business. */
  @Override
  public Optional<String> probe() {
    return settings.health().map(this::healthy);
  }

  private String healthy(URI health) {
    Answer answer = outside.get(health, Map.of()).taken(health.getHost(), "");
    if (!read(answer.body()).path("healthy").asBoolean()) {
      throw new IllegalStateException(health.getHost() + " says that it is not healthy");
    }
    return health.getHost() + " is healthy";
  }

  private ObjectNode body(Message message, String topic) {
    ObjectNode body = json.createObjectNode();
    body.put("topic", topic);
    body.put("title", message.subject());
    body.put("message", message.text());
    body.put("priority", priority(message));
    body.put("click", message.incidentLink());
    body.withArray("tags").add(message.wantsAnswer() ? "rotating_light" : "information_source");
    if (message.wantsAnswer()) {
      ArrayNode actions = body.withArray("actions");
      actions
          .addObject()
          .put("action", "http")
          .put("label", "Acknowledge")
          .put("url", message.answerLink())
          .put("method", "POST")
          .put("clear", true);
      actions
          .addObject()
          .put("action", "view")
          .put("label", "Open")
          .put("url", message.incidentLink());
    }
    return body;
  }

  /** 5 rings through a phone that is set to silent, 3 is ntfy's usual. */
  private static int priority(Message message) {
    if (!message.wantsAnswer()) {
      return 3;
    }
    return switch (message.incident().severity().name()) {
      case "SEV1" -> 5;
      case "SEV2" -> 4;
      default -> 3;
    };
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode();
    }
  }
}
