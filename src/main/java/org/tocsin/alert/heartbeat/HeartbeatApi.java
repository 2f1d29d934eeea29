package org.tocsin.alert.heartbeat;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code GET} or {@code POST /api/heartbeats/{token}}: the signal of a heartbeat; 204, or 404 when
 * there is none of this address. What is posted does not matter, so that the webhook of an
 * Alertmanager with its alert Watchdog will do.
 */
@RestController
class HeartbeatApi {
  private final Heartbeats heartbeats;

  HeartbeatApi(Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
  }

  @Operation(summary = "Records the signal of a heartbeat")
  @GetMapping("/api/heartbeats/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void look(@PathVariable String token) {
    receive(token);
  }

  @Operation(summary = "Records the signal of a heartbeat")
  @PostMapping("/api/heartbeats/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void receive(@PathVariable String token) {
    if (!heartbeats.received(token)) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND,
          "No heartbeat is expected at this address. Make one on the console.");
    }
  }
}
