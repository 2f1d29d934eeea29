package org.tocsin.alert.generic;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.Digest;
import org.tocsin.alert.intake.Details;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;

/**
 * One alert in plain JSON. Only {@code summary} is needed, and {@code dedupKey} to acknowledge or
 * resolve.
 *
 * @param name the rule that fired, for counting; the summary when it is missing
 * @param person who acknowledges, as the sender knows them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Sent(
    @JsonProperty("action") @Nullable String givenAction,
    @JsonProperty("dedupKey") @Nullable String givenDedupKey,
    @Nullable String summary,
    @Nullable String name,
    @Nullable String service,
    @Nullable String severity,
    @Nullable String environment,
    @JsonProperty("group") @Nullable String givenGroup,
    @Nullable JsonNode details,
    @Nullable String link,
    @Nullable String person) {

  private static final int LONGEST_DEDUP_KEY = 255;
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_LABEL = 300;

  enum Action {
    TRIGGER,
    ACKNOWLEDGE,
    RESOLVE
  }

  Action action() {
    if (givenAction == null || givenAction.isBlank()) {
      return Action.TRIGGER;
    }
    Action action =
        Arrays.stream(Action.values())
            .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(givenAction))
            .findFirst()
            .orElseThrow(() -> new Malformed("The action is trigger, acknowledge or resolve."));
    if (action != Action.TRIGGER && dedupKey().isEmpty()) {
      throw new Malformed("Name the alert to acknowledge or resolve by its dedupKey.");
    }
    return action;
  }

  Optional<String> dedupKey() {
    if (givenDedupKey != null && givenDedupKey.length() > LONGEST_DEDUP_KEY) {
      throw new Malformed("The dedupKey is longer than 255 characters.");
    }
    return Optional.ofNullable(givenDedupKey).filter(key -> !key.isBlank());
  }

  static String fingerprint(IntakeKey key, String dedupKey) {
    return Digest.of("generic", String.valueOf(key.id()), dedupKey);
  }

  String group() {
    return "generic " + Wire.text(givenGroup, LONGEST_LABEL);
  }

  Alert toAlert(IntakeKey key, String dedupKey, Instant now) {
    String fingerprint = fingerprint(key, dedupKey);
    if (action() == Action.RESOLVE) {
      return new Alert(fingerprint, null, now, Map.of(), Map.of(), null);
    }
    if (summary == null || Wire.clean(summary).isBlank()) {
      throw new Malformed("Say what is wrong in the field summary.");
    }
    Map<String, String> labels = new TreeMap<>();
    put(labels, "alertname", name == null || name.isBlank() ? summary : name);
    put(labels, "service", service);
    put(labels, "severity", severity);
    put(labels, "environment", environment);
    put(labels, "group", givenGroup);
    Map<String, String> annotations = new TreeMap<>(Details.texts(details));
    annotations.put("summary", Wire.text(summary, LONGEST_SUMMARY));
    return new Alert(fingerprint, null, null, labels, annotations, Wire.link(link));
  }

  private static void put(Map<String, String> labels, String name, @Nullable String value) {
    if (value != null && !Wire.clean(value).isBlank()) {
      labels.put(name, Wire.text(value, LONGEST_LABEL));
    }
  }
}
