package org.tocsin.alert.grafana;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.alertmanager.Message;
import org.tocsin.alert.intake.Intake;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;
import org.tocsin.security.key.IntakeKeys;

/**
 * {@code POST /api/alerts/grafana}: Grafana's webhook contact point (alerting webhook notifier v1).
 * When the key has a signing secret, the message has to be signed with it.
 */
@RestController
class GrafanaApi {
  private static final int MOST_BYTES = 8_000_000;

  private static final String NOT_THEIRS = "The message is not the JSON of Grafana's webhook.";

  private final Intake intake;
  private final IntakeKeys keys;
  private final Signature signature;
  private final ObjectMapper json;
  private final Clock clock;

  GrafanaApi(Intake intake, IntakeKeys keys, Signature signature, ObjectMapper json, Clock clock) {
    this.intake = intake;
    this.keys = keys;
    this.signature = signature;
    this.json = json;
    this.clock = clock;
  }

  @Operation(summary = "Takes alerts from Grafana's webhook")
  @PostMapping("/api/alerts/grafana")
  void receive(HttpServletRequest request, @AuthenticationPrincipal IntakeKey key)
      throws IOException {
    byte[] body =
        Wire.body(request, MOST_BYTES, "The message is larger than 8 MB; group by more labels.");
    if (key.signed()) {
      check(request, body, key);
    }
    Message message = Wire.read(json, body, Message.class, NOT_THEIRS);
    intake.accept(message.toGroup(NOT_THEIRS, clock.instant()), key);
  }

  private void check(HttpServletRequest request, byte[] body, IntakeKey key) {
    String secret = keys.signingSecret(key).orElseThrow();
    boolean valid =
        signature.isValid(
            request.getHeader("X-Grafana-Alerting-Signature"),
            request.getHeader("X-Grafana-Alerting-Timestamp"),
            body,
            secret);
    if (!valid) {
      throw new Malformed(
          HttpStatus.UNAUTHORIZED,
          "The message is not signed with the secret of its key. Set it at the contact point under"
              + " HMAC Signature; the headers are X-Grafana-Alerting-Signature and, if you want"
              + " one, X-Grafana-Alerting-Timestamp.");
    }
  }
}
