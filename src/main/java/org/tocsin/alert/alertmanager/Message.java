package org.tocsin.alert.alertmanager;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;

/**
 * The body of Alertmanager's webhook, version 4 ({@code notify/webhook} and {@code template.Data}
 * in Alertmanager's source), which Grafana sends too, as version 1. One message is the whole group
 * as it is now; fields that are not named here are ignored.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Message(
    @Nullable String version,
    @Nullable String groupKey,
    @Nullable Long truncatedAlerts,
    @Nullable List<@Nullable Sent> alerts) {

  private static final int MOST_ALERTS = 5000;
  private static final int LONGEST_KEY = 10_000;
  private static final int LONGEST_IDENTITY = 200;

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sent(
      @Nullable String status,
      @Nullable Map<String, @Nullable String> labels,
      @Nullable Map<String, @Nullable String> annotations,
      @Nullable String startsAt,
      @Nullable String endsAt,
      @Nullable String generatorURL,
      @Nullable String fingerprint) {}

  /**
   * @param wanted the version that is taken
   * @param whose what sends it, such as {@code Alertmanager's webhook}
   * @throws Malformed when it is not a message of that version
   */
  public AlertGroup toGroup(String wanted, String whose) {
    if (!wanted.equals(version)) {
      throw new Malformed(
          "This address takes %s version %s, not %s"
              .formatted(
                  whose,
                  wanted,
                  version == null ? "a body without a version." : "the version sent."));
    }
    if (groupKey == null || Wire.clean(groupKey).isBlank() || groupKey.length() > LONGEST_KEY) {
      throw new Malformed("The message has no groupKey, or one longer than 10000 characters.");
    }
    if (alerts == null || alerts.isEmpty()) {
      throw new Malformed("The message has no alerts.");
    }
    if (alerts.size() > MOST_ALERTS) {
      throw new Malformed("The message has more than 5000 alerts; set max_alerts at the sender.");
    }
    boolean complete = truncatedAlerts == null || truncatedAlerts == 0;
    return new AlertGroup(
        Wire.clean(groupKey), complete, alerts.stream().map(Message::alert).toList());
  }

  private static Alert alert(@Nullable Sent sent) {
    if (sent == null || sent.fingerprint() == null || Wire.clean(sent.fingerprint()).isBlank()) {
      throw new Malformed("An alert has no fingerprint.");
    }
    if (sent.fingerprint().length() > LONGEST_IDENTITY) {
      throw new Malformed("A fingerprint is longer than 200 characters.");
    }
    if (sent.status() == null || !Set.of("firing", "resolved").contains(sent.status())) {
      throw new Malformed("The status of an alert is either firing or resolved.");
    }
    Instant startsAt = Wire.instant(sent.startsAt(), "startsAt");
    return new Alert(
        Wire.clean(sent.fingerprint()),
        startsAt,
        sent.status().equals("resolved") ? Wire.instant(sent.endsAt(), "endsAt") : null,
        Wire.texts(sent.labels(), "labels"),
        Wire.texts(sent.annotations(), "annotations"),
        Wire.link(sent.generatorURL()));
  }
}
