package org.tocsin.alert.alertmanager;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.Digest;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;

/**
 * The body of Alertmanager's webhook, version 4 ({@code notify/webhook} and {@code template.Data}
 * in Alertmanager's source), which Grafana sends too, as version 1. One message is the whole group
 * as it is now.
 *
 * <p>No sender repeats a message that was refused. So one odd alert does not cost the others, and
 * an odd field does not cost its alert: what is usable is taken.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Message(
    @Nullable JsonNode groupKey, @Nullable JsonNode truncatedAlerts, @Nullable JsonNode alerts) {

  private static final int MOST_ALERTS = 10_000;
  private static final int LONGEST_KEY = 10_000;
  private static final int LONGEST_IDENTITY = 200;

  /**
   * @param notTheirs the sentence for a body in which no alert can be found
   * @param now for what ended at a time that makes no sense
   * @throws Malformed when there is no alert in it
   */
  public AlertGroup toGroup(String notTheirs, Instant now) {
    if (alerts == null || !alerts.isArray()) {
      throw new Malformed(notTheirs);
    }
    List<Alert> usable = new ArrayList<>();
    for (JsonNode sent : alerts) {
      if (sent.isObject() && !sent.isEmpty()) {
        usable.add(alert(sent, now));
      }
    }
    if (usable.isEmpty()) {
      throw new Malformed("The message has no alerts.");
    }
    usable.sort(Comparator.comparing(Alert::firing).reversed());
    List<Alert> taken = usable.subList(0, Math.min(usable.size(), MOST_ALERTS));
    long truncated = truncatedAlerts == null ? 0 : Math.max(0, truncatedAlerts.asLong());
    return new AlertGroup(key(taken), truncated + usable.size() - taken.size(), taken);
  }

  private String key(List<Alert> taken) {
    String key = Wire.text(groupKey);
    if (key.isBlank()) {
      return "alert " + taken.get(0).fingerprint();
    }
    return key.length() > LONGEST_KEY ? Digest.of(key) : key;
  }

  private static Alert alert(JsonNode sent, Instant now) {
    Map<String, String> labels = Wire.texts(sent.get("labels"));
    Instant startsAt = Wire.time(sent.get("startsAt"));
    return new Alert(
        identity(sent, labels),
        startsAt,
        isOver(sent, now) ? end(startsAt, Wire.time(sent.get("endsAt")), now) : null,
        labels,
        Wire.texts(sent.get("annotations")),
        Wire.link(sent.path("generatorURL").asText()));
  }

  private static String identity(JsonNode sent, Map<String, String> labels) {
    String fingerprint = Wire.text(sent.get("fingerprint"));
    if (fingerprint.isBlank()) {
      return Digest.of(labels.isEmpty() ? sent.toString() : labels.toString());
    }
    return fingerprint.length() > LONGEST_IDENTITY ? Digest.of(fingerprint) : fingerprint;
  }

  /** An alert whose state nobody understands fires. */
  private static boolean isOver(JsonNode sent, Instant now) {
    String status = Wire.text(sent.get("status"));
    if (status.isBlank()) {
      Instant endsAt = Wire.time(sent.get("endsAt"));
      return endsAt != null && !endsAt.isAfter(now);
    }
    return status.strip().equalsIgnoreCase("resolved");
  }

  /** The status says that it is over, whatever the times say. */
  private static Instant end(@Nullable Instant startsAt, @Nullable Instant endsAt, Instant now) {
    if (endsAt != null && (startsAt == null || !endsAt.isBefore(startsAt))) {
      return endsAt;
    }
    return startsAt == null || startsAt.isBefore(now) ? now : startsAt;
  }
}
