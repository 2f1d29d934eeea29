package org.tocsin.alert.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.Digest;

/**
 * A signal that is expected again and again.
 *
 * @param severity the label {@code severity} of its alert
 * @param interval how far apart the signals should be
 * @param grace how much later one may be
 * @param lastAt when it last came; null when it never did
 * @param missingIn the process instance that reported it missing; null while it is not
 * @param removedBy who said that it is expected no more; null while it is
 */
public record Heartbeat(
    long id,
    String name,
    String service,
    String severity,
    Duration interval,
    Duration grace,
    Instant createdAt,
    @Nullable Instant lastAt,
    @Nullable String missingIn,
    String madeBy,
    @Nullable Instant removedAt,
    @Nullable String removedBy) {

  /** When it is missing, unless a signal comes before. */
  public Instant due() {
    return (lastAt == null ? createdAt : lastAt).plus(interval).plus(grace);
  }

  Alert missing() {
    return new Alert(
        fingerprint(),
        null,
        null,
        Map.of(
            "alertname",
            "HeartbeatMissing",
            "heartbeat",
            name,
            "service",
            service,
            "severity",
            severity),
        Map.of("summary", "No sign of life: " + name),
        null);
  }

  Alert over(Instant at) {
    return new Alert(fingerprint(), null, at, Map.of("service", service), Map.of(), null);
  }

  private String fingerprint() {
    return Digest.of("heartbeat", String.valueOf(id));
  }
}
