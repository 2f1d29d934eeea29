package org.tocsin.alert.generic;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Intake;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;

/** {@code POST /api/alerts/generic}: one alert in plain JSON. */
@RestController
class GenericApi {
  private static final int MOST_BYTES = 512 * 1024;

  private final Intake intake;
  private final ObjectMapper json;
  private final Clock clock;

  GenericApi(Intake intake, ObjectMapper json, Clock clock) {
    this.intake = intake;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param dedupKey what to acknowledge or resolve the alert by
   */
  record Accepted(String dedupKey) {}

  @Operation(summary = "Takes an alert as plain JSON")
  @PostMapping("/api/alerts/generic")
  Accepted receive(HttpServletRequest request, @AuthenticationPrincipal IntakeKey key)
      throws IOException {
    byte[] body = Wire.body(request, MOST_BYTES, "The message is larger than 512 KB.");
    Sent sent = Wire.read(json, body, Sent.class, "The message is not JSON of one alert.");
    String dedupKey = sent.dedupKey().orElseGet(() -> UUID.randomUUID().toString());
    if (sent.action() == Sent.Action.ACKNOWLEDGE) {
      intake.acknowledge(Sent.fingerprint(key, dedupKey), key, sent.person(), "");
    } else {
      intake.accept(
          new AlertGroup(sent.group(), List.of(sent.toAlert(key, dedupKey, clock.instant()))), key);
    }
    return new Accepted(dedupKey);
  }
}
