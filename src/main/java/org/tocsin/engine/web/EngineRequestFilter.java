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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.process.Tasks;
import org.tocsin.engine.repair.EngineRequestRefused;
import org.tocsin.engine.repair.Repairs;
import org.tocsin.engine.repair.Repairs.Repair;
import org.tocsin.engine.verb.AnswerRejected;

/**
 * Guards the engine's REST interfaces: refuses what is not in {@link AllowedRequests}, bounds each
 * body, refuses queries that carry expressions (CVE-2026-109432), keeps people from taking each
 * other's tasks unseen, and checks the answers of a task so that a person reads a sentence instead
 * of a stack trace. The engine checks the answers again for itself.
 */
class EngineRequestFilter extends OncePerRequestFilter {
  private static final int MOST_BYTES = 4_000_000;
  private static final Pattern SUBMISSION = Pattern.compile("/task/([^/]+)/submit-form");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("/task/([^/]+)/(claim|unclaim|assignee)");
  private static final Pattern FORM_VARIABLES = Pattern.compile("/task/([^/]+)/form-variables");
  private static final Pattern DEPLOYMENT = Pattern.compile("/deployment/[^/]+");

  /** What the shipped filters of Tasklist need, and what can do no harm. */
  private static final Set<String> HARMLESS =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

  private final Tasks tasks;
  private final Repairs repairs;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;

  EngineRequestFilter(
      Tasks tasks, Repairs repairs, ApplicationEventPublisher events, ObjectMapper json) {
    this.tasks = tasks;
    this.repairs = repairs;
    this.events = events;
    this.json = json;
  }

  /** Why a request is refused. */
  private record Refusal(int status, String sentence) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> path = EnginePath.of(request);
    Optional<Refusal> refusal = refusal(request, path);
    if (refusal.isPresent()) {
      refuse(request, response, refusal.get());
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    Optional<Refusal> objection = objection(request, path.orElseThrow(), body);
    if (objection.isPresent()) {
      refuse(request, response, objection.get());
      return;
    }
    HttpServletRequest read = new CachedBodyRequest(request, body);
    if (AllowedRequests.isRepair(request.getMethod(), path.get())) {
      repair(read, response, chain);
    } else {
      pass(read, response, chain, path.get());
    }
  }

  /** What an administrator changes by hand needs a reason, which goes with what the engine logs. */
  private void repair(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Repair> repair = repairs.current(person());
    if (repair.isEmpty()) {
      refuse(
          request,
          response,
          new Refusal(409, "Say why first: start a repair at /repair on Tocsin's console."));
      return;
    }
    try (Repairs.Scope scope = Repairs.enter(repair.get())) {
      chain.doFilter(request, response);
    }
  }

  /** What can be said before the body is read. */
  private static Optional<Refusal> refusal(HttpServletRequest request, Optional<String> path) {
    String method = request.getMethod();
    if (path.isPresent() && method.equals("DELETE") && DEPLOYMENT.matcher(path.get()).matches()) {
      return refused(
          409,
          "Deployments are kept because running incidents use their models. To undo one, deploy"
              + " the earlier model again.");
    }
    if (path.isEmpty() || !AllowedRequests.allow(method, path.get(), roles())) {
      return refused(
          403, "Tocsin does not offer %s at this address to your role.".formatted(method));
    }
    if (Collections.list(request.getParameterNames()).stream()
        .anyMatch(EngineRequestFilter::isExpression)) {
      return refused(400, "A query must not carry an expression.");
    }
    return Optional.empty();
  }

  private Optional<Refusal> objection(HttpServletRequest request, String path, byte[] body) {
    if (body.length > MOST_BYTES) {
      return refused(413, "The request is larger than 4 MB.");
    }
    Matcher assignment = ASSIGNMENT.matcher(path);
    Matcher submission = SUBMISSION.matcher(path);
    if (!isJson(request)) {
      return assignment.matches() || submission.matches()
          ? refused(415, "Send JSON.")
          : Optional.empty();
    }
    JsonNode content;
    try {
      content = json.readTree(body);
    } catch (IOException e) {
      return refused(400, "The request is not JSON.");
    }
    if (carriesExpression(content)) {
      return refused(400, "A query must not carry an expression.");
    }
    if (assignment.matches()) {
      return assignment(assignment.group(1), assignment.group(2), content);
    }
    return submission.matches() ? submission(submission.group(1), content) : Optional.empty();
  }

  /**
   * Everybody who responds may take a task, also from somebody who is asleep, and may give back
   * their own. To give one to somebody else takes a commander or an administrator.
   */
  private Optional<Refusal> assignment(String task, String how, JsonNode content) {
    if (roles().contains(Accounts.COMMANDER) || roles().contains(Accounts.ADMINISTRATOR)) {
      return Optional.empty();
    }
    String me = person();
    String to = content.path("userId").asText("");
    boolean giveBack = how.equals("unclaim") || to.isEmpty();
    boolean allowed =
        giveBack ? tasks.assignee(task).filter(me::equals).isPresent() : to.equals(me);
    return allowed
        ? Optional.empty()
        : refused(
            403,
            giveBack
                ? "This task is not yours. Take it over by assigning it to yourself."
                : "You may assign a task to yourself; a commander may assign it to others.");
  }

  private Optional<Refusal> submission(String task, JsonNode content) {
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    content
        .path("variables")
        .properties()
        .forEach(field -> answers.put(field.getKey(), plain(field.getValue().path("value"))));
    try {
      tasks.check(task, answers);
      return Optional.empty();
    } catch (AnswerRejected e) {
      return refused(400, e.getMessage());
    }
  }

  /** Alert text must not become Markdown in a form that Tasklist shows. */
  private void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
      throws ServletException, IOException {
    Matcher variables = FORM_VARIABLES.matcher(path);
    if (!variables.matches()) {
      chain.doFilter(request, response);
      return;
    }
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() == HttpServletResponse.SC_OK) {
      byte[] content = answer.getContentAsByteArray();
      answer.resetBuffer();
      json.writeValue(
          answer.getOutputStream(),
          FormVariables.withoutMarkdown(
              json, json.readTree(content), tasks.fieldsOf(variables.group(1))));
    }
    answer.copyBodyToResponse();
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

  private static Set<String> roles() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person == null
        ? Set.of()
        : person.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
  }

  private static String person() {
    return SecurityContextHolder.getContext().getAuthentication().getName();
  }

  private static Optional<Refusal> refused(int status, String sentence) {
    return Optional.of(new Refusal(status, sentence));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    if (refusal.status() == HttpServletResponse.SC_FORBIDDEN) {
      events.publishEvent(
          new EngineRequestRefused(person(), request.getMethod() + " " + request.getRequestURI()));
    }
    response.setStatus(refusal.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    json.writeValue(
        response.getOutputStream(),
        Map.of("type", "InvalidRequestException", "message", refusal.sentence()));
  }
}
