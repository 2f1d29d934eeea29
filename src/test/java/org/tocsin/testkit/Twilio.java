package org.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.util.UriUtils.encode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.security.token.Signatures;

/** Delivers replies as Twilio does, signed with the token of the account. */
@Component
public class Twilio {
  public static final String SMS = "/api/replies/twilio/sms";

  private final TestRestTemplate http;
  private final EngineDriver engine;

  Twilio(TestRestTemplate http, EngineDriver engine) {
    this.http = http;
    this.engine = engine;
  }

  /** Somebody writes a text message. */
  public String writes(String from, String text) {
    return writes("SM" + UUID.randomUUID(), from, text);
  }

  /** The text message of this id is delivered, and what follows from it happens. */
  public String writes(String id, String from, String text) {
    String answer = delivers(id, from, text);
    engine.settle();
    return answer;
  }

  /** The same, without what follows. */
  public String delivers(String id, String from, String text) {
    Map<String, String> form = Map.of("MessageSid", id, "From", from, "Body", text);
    ResponseEntity<String> answer = post(SMS, form, signature(SMS, form));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    return answer.getBody();
  }

  /** Somebody presses a key in the only call of a page. */
  public String presses(long page, String to, String key) {
    String address = "/api/replies/twilio/voice/" + page;
    Map<String, String> form = Map.of("CallSid", "CA" + page, "To", to, "Digits", key);
    ResponseEntity<String> answer = post(address, form, signature(address, form));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    engine.settle();
    return answer.getBody();
  }

  public ResponseEntity<String> post(String address, Map<String, String> form, String signature) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    headers.set("X-Twilio-Signature", signature);
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.postForEntity(address, new HttpEntity<>(body, headers), String.class);
  }

  public static String signature(String address, Map<String, String> form) {
    StringBuilder signed = new StringBuilder("http://tocsin.test" + address);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    return Base64.getEncoder()
        .encodeToString(Signatures.hmacSha1(bytes(Vendors.TWILIO_TOKEN), bytes(signed.toString())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
