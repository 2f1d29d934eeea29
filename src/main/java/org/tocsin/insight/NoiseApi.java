package org.tocsin.insight;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /api/noise?days=90}: the rules that wake people for nothing, the worst first. */
@RestController
class NoiseApi {
  private static final int MOST_DAYS = 366;

  private final Noise noise;

  NoiseApi(Noise noise) {
    this.noise = noise;
  }

  @Operation(summary = "Lists the alert rules with the most non-actionable pages")
  @GetMapping("/api/noise")
  List<Noise.Rule> worst(@RequestParam(defaultValue = "90") int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Ask for 1 to %d days.".formatted(MOST_DAYS));
    }
    return noise.worst(days);
  }
}
