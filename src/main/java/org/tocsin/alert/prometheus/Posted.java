package org.tocsin.alert.prometheus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;

/**
 * One alert as Prometheus posts it. It fires until its end is past: Prometheus sets that a few
 * minutes ahead each time it repeats the alert, and to the true end when it is over. One that is
 * not repeated any more stays as it is, because silence proves nothing.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Posted(
    @Nullable Map<String, @Nullable String> labels,
    @Nullable Map<String, @Nullable String> annotations,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String generatorURL) {

  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  static Alert toAlert(@Nullable Posted posted, Instant now) {
    Map<String, String> labels = new TreeMap<>(posted == null ? Map.of() : labelsOf(posted));
    labels.values().removeIf(String::isEmpty);
    if (posted == null || labels.isEmpty()) {
      throw new Malformed("An alert has no labels.");
    }
    Instant endsAt = isSet(posted.endsAt()) ? Wire.instant(posted.endsAt(), "endsAt") : null;
    return new Alert(
        Fingerprint.of(labels),
        isSet(posted.startsAt()) ? Wire.instant(posted.startsAt(), "startsAt") : null,
        endsAt == null || endsAt.isAfter(now) ? null : endsAt,
        labels,
        Wire.texts(posted.annotations(), "annotations"),
        Wire.link(posted.generatorURL()));
  }

  private static Map<String, String> labelsOf(Posted posted) {
    return Wire.texts(posted.labels(), "labels");
  }

  private static boolean isSet(@Nullable String time) {
    return time != null && !time.isEmpty() && !time.equals(NEVER.toString());
  }
}
