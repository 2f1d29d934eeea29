package org.tocsin.alert.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
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
  private static final int MOST_BYTES = 8_000_000;
  private static final int MOST_ALERTS = 10_000;
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
    byte[] body = Wire.body(request, MOST_BYTES, "The message is larger than 8 MB.");
    JsonNode[] posted =
        Wire.read(json, body, JsonNode[].class, "The message is not the JSON of Prometheus.");
    if (posted.length == 0) {
      return;
    }
    List<Alert> alerts =
        Arrays.stream(posted)
            .flatMap(alert -> Posted.toAlert(alert, clock.instant()).stream())
            .sorted(Comparator.comparing(Alert::firing).reversed())
            .toList();
    if (alerts.isEmpty()) {
      throw new Malformed("No alert of the message has labels.");
    }
    List<Alert> taken = alerts.subList(0, Math.min(alerts.size(), MOST_ALERTS));
    intake.accept(new AlertGroup(GROUP, alerts.size() - taken.size(), taken), key);
  }
}
