package org.tocsin.paging.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.paging.channel.OutsideCalls;
import org.tocsin.paging.channel.OutsideCalls.Answer;

/**
 * Twilio's API of 2010-04-01 (twilio.com/docs/usage/api): a form in, JSON out, 201 with the id and
 * state of what was made, otherwise a {@code code} and a {@code message}. Three calls are not worth
 * a library of their own.
 */
@Component
class TwilioApi {
  private final OutsideCalls outside;
  private final TwilioSettings settings;
  private final ObjectMapper json;

  TwilioApi(OutsideCalls outside, TwilioSettings settings, ObjectMapper json) {
    this.outside = outside;
    this.settings = settings;
    this.json = json;
  }

  boolean available() {
    return settings.complete();
  }

  /**
   * Makes one {@code Messages} or {@code Calls}.
   *
   * @param to in the form of E.164, such as {@code +491701234567}
   * @return what Twilio answered, for the timeline
   */
  String make(String resource, String to, String field, String content) {
    if (!to.matches("\\+[1-9][0-9]{6,14}")) {
      throw new NoUseTryingAgain("the address is no number such as +491701234567");
    }
    Map<String, String> form = Map.of("To", to, "From", settings.from(), field, content);
    Answer answer =
        outside.post(
            URI.create(
                "%s/2010-04-01/Accounts/%s/%s.json"
                    .formatted(settings.url(), settings.accountSid(), resource)),
            MediaType.APPLICATION_FORM_URLENCODED,
            encoded(form).getBytes(StandardCharsets.UTF_8),
            Map.of(HttpHeaders.AUTHORIZATION, "Basic " + credentials()));
    JsonNode said = read(answer.body());
    answer.taken(
        "Twilio",
        said.has("code")
            ? "%s (%s)".formatted(said.path("message").asText(), said.get("code"))
            : "");
    if (said.path("sid").asText().isEmpty()) {
      throw new IllegalStateException("Twilio gave an answer that is not Twilio's");
    }
    return "%s by Twilio as %s"
        .formatted(said.path("status").asText("taken"), said.path("sid").asText());
  }

  /** Whether Twilio knows the account; asks for it and makes nothing. */
  String account() {
    Answer answer =
        outside.get(
            URI.create(
                "%s/2010-04-01/Accounts/%s.json".formatted(settings.url(), settings.accountSid())),
            Map.of(HttpHeaders.AUTHORIZATION, "Basic " + credentials()));
    JsonNode said = read(answer.body());
    answer.taken("Twilio", said.path("message").asText());
    if (!said.path("status").asText().equals("active")) {
      throw new IllegalStateException("Twilio says that the account is not active");
    }
    return "Twilio knows the account";
  }

  private String credentials() {
    return Base64.getEncoder()
        .encodeToString(
            (settings.accountSid() + ":" + settings.authToken()).getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode();
    }
  }
}
