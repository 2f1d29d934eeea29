package org.tocsin.alert.alertmanager;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;

/**
 * The body of Alertmanager's webhook, version 4 ({@code notify/webhook} and {@code template.Data}
 * in Alertmanager's source). One message is the whole group as it is now; fields that are not named
 * here are ignored.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Message(
    @Nullable String version,
    @Nullable String groupKey,
    @Nullable Long truncatedAlerts,
    @Nullable List<@Nullable Sent> alerts) {

  private static final int MOST_ALERTS = 5000;
  private static final int MOST_LABELS = 100;
  private static final int LONGEST_LABEL = 200;
  private static final int LONGEST_VALUE = 10_000;
  private static final int LONGEST_IDENTITY = 200;
  private static final int LONGEST_URL = 2000;

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sent(
      @Nullable String status,
      @Nullable Map<String, @Nullable String> labels,
      @Nullable Map<String, @Nullable String> annotations,
      @Nullable String startsAt,
      @Nullable String endsAt,
      @Nullable String generatorURL,
      @Nullable String fingerprint) {}

  /** What is wrong with a message, in one sentence for the person who set the sender up. */
  static class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String sentence) {
      super(sentence);
    }
  }

  /**
   * @throws Malformed when it is not a message of version 4
   */
  AlertGroup toGroup() {
    if (!"4".equals(version)) {
      throw new Malformed(
          "This address takes Alertmanager's webhook version 4, not "
              + (version == null ? "a body without a version." : "the version sent."));
    }
    if (groupKey == null || clean(groupKey).isBlank() || groupKey.length() > LONGEST_VALUE) {
      throw new Malformed("The message has no groupKey, or one longer than 10000 characters.");
    }
    if (alerts == null || alerts.isEmpty()) {
      throw new Malformed("The message has no alerts.");
    }
    if (alerts.size() > MOST_ALERTS) {
      throw new Malformed("The message has more than 5000 alerts; set max_alerts at the sender.");
    }
    boolean complete = truncatedAlerts == null || truncatedAlerts == 0;
    return new AlertGroup(clean(groupKey), complete, alerts.stream().map(Message::alert).toList());
  }

  private static Alert alert(@Nullable Sent sent) {
    if (sent == null || sent.fingerprint() == null || clean(sent.fingerprint()).isBlank()) {
      throw new Malformed("An alert has no fingerprint.");
    }
    if (sent.fingerprint().length() > LONGEST_IDENTITY) {
      throw new Malformed("A fingerprint is longer than 200 characters.");
    }
    if (sent.status() == null || !Set.of("firing", "resolved").contains(sent.status())) {
      throw new Malformed("The status of an alert is either firing or resolved.");
    }
    Instant startsAt = instant(sent.startsAt(), "startsAt");
    return new Alert(
        clean(sent.fingerprint()),
        startsAt,
        sent.status().equals("resolved") ? instant(sent.endsAt(), "endsAt") : null,
        texts(sent.labels(), "labels"),
        texts(sent.annotations(), "annotations"),
        link(sent.generatorURL()));
  }

  private static Instant instant(@Nullable String text, String field) {
    if (text == null || text.length() > LONGEST_IDENTITY) {
      throw new Malformed("An alert has no %s.".formatted(field));
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      if (instant.isBefore(Instant.EPOCH)
          || instant.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
        throw new Malformed("The %s of an alert is not in our times.".formatted(field));
      }
      return instant;
    } catch (DateTimeException e) {
      throw new Malformed("The %s of an alert is not a time in RFC 3339.".formatted(field));
    }
  }

  private static Map<String, String> texts(
      @Nullable Map<String, @Nullable String> texts, String field) {
    if (texts == null) {
      return Map.of();
    }
    if (texts.size() > MOST_LABELS) {
      throw new Malformed("An alert has more than 100 %s.".formatted(field));
    }
    Map<String, String> clean = new TreeMap<>();
    texts.forEach(
        (name, value) -> {
          if (name.length() > LONGEST_LABEL || value == null || value.length() > LONGEST_VALUE) {
            throw new Malformed(
                "One of the %s has no value, or is longer than 10000 characters.".formatted(field));
          }
          clean.put(clean(name), clean(value));
        });
    return clean;
  }

  /** Only an http address is kept: alert text is hostile. */
  private static @Nullable String link(@Nullable String url) {
    if (url == null || url.length() > LONGEST_URL) {
      return null;
    }
    try {
      String scheme = new URI(url).getScheme();
      return "http".equals(scheme) || "https".equals(scheme) ? clean(url) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** PostgreSQL stores no NUL. */
  private static String clean(String text) {
    return text.replace("\0", "");
  }
}
