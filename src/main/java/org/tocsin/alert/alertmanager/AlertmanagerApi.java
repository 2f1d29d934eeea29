package org.tocsin.alert.alertmanager;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.intake.Intake;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;

/**
 * {@code POST /api/alerts/alertmanager}. A 2xx means that everything is committed. Alertmanager
 * logs the body of any other answer, so each is one plain sentence.
 */
@RestController
class AlertmanagerApi {
  private static final int MOST_BYTES = 8_000_000;

  private static final String NOT_THEIRS = "The message is not Alertmanager's JSON.";

  private final Intake intake;
  private final ObjectMapper json;
  private final Clock clock;

  AlertmanagerApi(Intake intake, ObjectMapper json, Clock clock) {
    this.intake = intake;
    this.json = json;
    this.clock = clock;
  }

  @Operation(summary = "Takes alerts from Alertmanager's webhook, version 4")
  @PostMapping("/api/alerts/alertmanager")
  void receive(HttpServletRequest request, @AuthenticationPrincipal IntakeKey key)
      throws IOException {
    byte[] body =
        Wire.body(
            request, MOST_BYTES, "The message is larger than 8 MB; set max_alerts at the sender.");
    Message message = Wire.read(json, body, Message.class, NOT_THEIRS);
    intake.accept(message.toGroup(NOT_THEIRS, clock.instant()), key);
  }
}
