package org.tocsin.alert;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert as its sender sees it now. Identified by fingerprint and start; while it fires, by its
 * fingerprint alone.
 *
 * @param startsAt when it began; null when its sender does not say, and then it begins on arrival
 * @param endsAt when it ended; null while it is firing
 * @param generatorUrl where the sender shows the alert; hostile until proven http
 */
public record Alert(
    String fingerprint,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable String generatorUrl) {

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_SERVICE = 200;

  public boolean firing() {
    return endsAt == null;
  }

  public String label(String name) {
    return labels.getOrDefault(name, "");
  }

  /** The rule that fired it, as well as the sender says it. */
  public String name() {
    String name = label("alertname");
    return name.isEmpty() ? "Alert " + fingerprint : shortened(name, LONGEST_NAME);
  }

  public String service() {
    return shortened(label("service"), LONGEST_SERVICE);
  }

  /** One line that says what is wrong, as well as the sender says it. */
  public String summary() {
    String said = annotations.getOrDefault("summary", annotations.getOrDefault("title", ""));
    return said.isBlank() ? name() : said;
  }

  /** The same, found by something else than the fingerprint its sender gave it. */
  public Alert identifiedBy(String identity) {
    return new Alert(identity, startsAt, endsAt, labels, annotations, generatorUrl);
  }

  Alert startedAt(Instant start) {
    return new Alert(fingerprint, start, endsAt, labels, annotations, generatorUrl);
  }

  /** The same with another value for one label. */
  public Alert with(String label, String value) {
    Map<String, String> changed = new TreeMap<>(labels);
    changed.put(label, value);
    return new Alert(fingerprint, startsAt, endsAt, changed, annotations, generatorUrl);
  }

  private static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }
}
