package org.tocsin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.security.key.IntakeKeys;

/** Whatever sends alerts, in any format. */
@Component
public class Sender {
  private final TestRestTemplate http;
  private final IntakeKeys keys;
  private final EngineDriver engine;
  private final ObjectMapper json;

  Sender(TestRestTemplate http, IntakeKeys keys, EngineDriver engine, ObjectMapper json) {
    this.http = http;
    this.keys = keys;
    this.engine = engine;
    this.json = json;
  }

  /** A key for a service; null for one that serves many. */
  public String key(@Nullable String service) {
    return keys.make("key of " + service, service, null, "admin");
  }

  /** A key whose messages have to be signed. */
  public String signedKey(String service, String secret) {
    return keys.make("signed key of " + service, service, secret, "admin");
  }

  /** Posts without waiting for what comes of it. */
  public ResponseEntity<String> post(String address, String authorization, Object body) {
    return post(address, Map.of(HttpHeaders.AUTHORIZATION, authorization), body);
  }

  public ResponseEntity<String> post(String address, Map<String, String> headers, Object body) {
    HttpHeaders sent = new HttpHeaders();
    sent.setContentType(MediaType.APPLICATION_JSON);
    headers.forEach(sent::set);
    return http.exchange(address, HttpMethod.POST, new HttpEntity<>(body, sent), String.class);
  }

  /** Posts, lets everything happen that follows, and gives the answer. */
  public JsonNode sends(String address, String authorization, Object body, int status) {
    ResponseEntity<String> answer = post(address, authorization, body);
    if (answer.getStatusCode().value() != status) {
      throw new AssertionError("Answered " + answer.getStatusCode() + ": " + answer.getBody());
    }
    engine.settle();
    try {
      return json.readTree(answer.getBody() == null ? "null" : answer.getBody());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A vendor's documented payload, kept beside the test that sends it. */
  public static String payload(Class<?> test, String file) {
    try (InputStream stream = test.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
