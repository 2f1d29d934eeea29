package org.tocsin.alert;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert as its sender sees it now. Identified by fingerprint and start.
 *
 * @param endsAt when it ended; null while it is firing
 * @param generatorUrl where the sender shows the alert; hostile until proven http
 */
public record Alert(
    String fingerprint,
    Instant startsAt,
    @Nullable Instant endsAt,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable String generatorUrl) {

  public boolean firing() {
    return endsAt == null;
  }

  public String label(String name) {
    return labels.getOrDefault(name, "");
  }

  public String name() {
    return label("alertname").isEmpty() ? "Alert " + fingerprint : label("alertname");
  }

  public String service() {
    return label("service");
  }

  /** One line that says what is wrong, as well as the sender says it. */
  public String summary() {
    String said = annotations.getOrDefault("summary", annotations.getOrDefault("title", ""));
    return said.isBlank() ? name() : said;
  }
}
