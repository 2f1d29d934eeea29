package org.tocsin.alert.prometheus;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Intake;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;

/**
 * {@code POST /api/v2/alerts}: what Prometheus posts to an Alertmanager (API v2, {@code
 * postableAlerts}), so that it can do without one.
 */
@RestController
class PrometheusApi {
  private static final int MOST_BYTES = 4_000_000;
  private static final int MOST_ALERTS = 5000;
  private static final String GROUP = "prometheus";

  private final Intake intake;
  private final ObjectMapper json;
  private final Clock clock;

  PrometheusApi(Intake intake, ObjectMapper json, Clock clock) {
    this.intake = intake;
    this.json = json;
    this.clock = clock;
  }

  @Operation(summary = "Takes alerts from Prometheus")
  @PostMapping("/api/v2/alerts")
  void receive(HttpServletRequest request, @AuthenticationPrincipal IntakeKey key)
      throws IOException {
    byte[] body = Wire.body(request, MOST_BYTES, "The message is larger than 4 MB.");
    Posted[] posted =
        Wire.read(json, body, Posted[].class, "The message is not the JSON of Prometheus.");
    if (posted.length > MOST_ALERTS) {
      throw new Malformed("The message has more than 5000 alerts.");
    }
    if (posted.length == 0) {
      return;
    }
    List<Alert> alerts =
        Arrays.stream(posted).map(alert -> Posted.toAlert(alert, clock.instant())).toList();
    intake.accept(new AlertGroup(GROUP, true, alerts), key);
  }
}
