package org.tocsin.alert.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tocsin.alert.Alert;
import org.tocsin.alert.intake.Wire;

/**
 * One alert as Prometheus posts it. It fires until its end is past: Prometheus sets that a few
 * minutes ahead each time it repeats the alert, and to the true end when it is over. One that is
 * not repeated any more stays as it is, because silence proves nothing.
 */
final class Posted {
  private Posted() {}

  /** Empty when it has no labels, which name it and say what it is about. */
  static Optional<Alert> toAlert(JsonNode posted, Instant now) {
    Map<String, String> labels = Wire.texts(posted.get("labels"));
    labels.values().removeIf(String::isEmpty);
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    Instant end = Wire.time(posted.get("endsAt"));
    return Optional.of(
        new Alert(
            Fingerprint.of(labels),
            Wire.time(posted.get("startsAt")),
            end == null || end.isAfter(now) ? null : end,
            labels,
            Wire.texts(posted.get("annotations")),
            Wire.link(posted.path("generatorURL").asText())));
  }
}
