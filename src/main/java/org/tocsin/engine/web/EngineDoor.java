package org.tocsin.engine.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tocsin.engine.AnswerRejected;
import org.tocsin.engine.Tasks;

/**
 * Looks at every body before the engine's REST interfaces do: bounds its size, refuses queries that
 * carry expressions (CVE-2026-109432), keeps what was deployed, and checks the answers of a task so
 * that a person reads a sentence instead of a stack trace. The engine checks the same again for
 * itself.
 */
class EngineDoor extends OncePerRequestFilter {
  private static final int MOST_BYTES = 4_000_000;
  private static final Pattern COMPLETION =
      Pattern.compile(".*/task/([A-Za-z0-9-]{1,64})/(?:complete|submit-form)");

  private static final Pattern DEPLOYMENT = Pattern.compile(".*/deployment/[^/]+/*");

  /** What the shipped filters of Tasklist need, and what can do no harm. */
  private static final Set<String> HARMLESS =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

  private final Tasks tasks;
  private final ObjectMapper json;

  EngineDoor(Tasks tasks, ObjectMapper json) {
    this.tasks = tasks;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (OnlyReading.refuses(request)) {
      refuse(response, 403, "Your role reads everything and changes nothing.");
      return;
    }
    if (Collections.list(request.getParameterNames()).stream().anyMatch(EngineDoor::isExpression)) {
      refuse(response, 400, "A query must not carry an expression.");
      return;
    }
    if (request.getMethod().equals("DELETE")
        && DEPLOYMENT.matcher(request.getRequestURI()).matches()) {
      refuse(
          response,
          409,
          "A deployment stays: incidents go on by its models. To undo it, deploy the earlier model"
              + " again.");
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      refuse(response, 413, "The request is larger than 4 MB.");
      return;
    }
    Optional<String> objection = isJson(request) ? objection(request, body) : Optional.empty();
    if (objection.isPresent()) {
      refuse(response, 400, objection.get());
      return;
    }
    chain.doFilter(new BodyRead(request, body), response);
  }

  private Optional<String> objection(HttpServletRequest request, byte[] body) {
    JsonNode content;
    try {
      content = json.readTree(body);
    } catch (IOException e) {
      return Optional.of("The request is not JSON.");
    }
    if (carriesExpression(content)) {
      return Optional.of("A query must not carry an expression.");
    }
    Matcher completion = COMPLETION.matcher(request.getRequestURI());
    return completion.matches() ? refusal(completion.group(1), content) : Optional.empty();
  }

  private Optional<String> refusal(String task, JsonNode content) {
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    content
        .path("variables")
        .properties()
        .forEach(field -> answers.put(field.getKey(), plain(field.getValue().path("value"))));
    try {
      tasks.check(task, answers);
      return Optional.empty();
    } catch (AnswerRejected e) {
      return Optional.of(e.getMessage());
    }
  }

  private @Nullable Object plain(JsonNode value) {
    try {
      return json.treeToValue(value, Object.class);
    } catch (JsonProcessingException e) {
      throw new AnswerRejected("A field holds neither a text, a number nor a truth value.");
    }
  }

  private static boolean carriesExpression(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .anyMatch(
              field ->
                  (isExpression(field.getKey()) && !isHarmless(field.getValue()))
                      || carriesExpression(field.getValue()));
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (carriesExpression(element)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHarmless(JsonNode value) {
    return value.isNull() || HARMLESS.contains(value.asText());
  }

  private static boolean isExpression(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("expression");
  }

  private static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }

  private void refuse(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    json.writeValue(
        response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", sentence));
  }
}
