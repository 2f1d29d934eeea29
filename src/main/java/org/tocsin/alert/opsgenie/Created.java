package org.tocsin.alert.opsgenie;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tocsin.alert.Alert;
import org.tocsin.alert.Digest;
import org.tocsin.alert.intake.Details;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;

/** The body of Opsgenie's "Create Alert"; fields that are not named here are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Created(
    @Nullable String message,
    @Nullable String alias,
    @Nullable String description,
    @Nullable List<@Nullable String> tags,
    @Nullable JsonNode details,
    @Nullable String entity,
    @Nullable String source,
    @Nullable String priority) {

  private static final int LONGEST_MESSAGE = 130;
  private static final int LONGEST_ALIAS = 512;
  private static final int LONGEST_DESCRIPTION = 10_000;
  private static final int LONGEST_LABEL = 300;

  /** Opsgenie's default is P3, moderate; P5 is for information. */
  private static final Map<String, String> SEVERITIES =
      Map.of("P1", "critical", "P2", "error", "P3", "warning", "P4", "warning", "P5", "info");

  static String fingerprint(IntakeKey key, String alias) {
    return Digest.of("opsgenie", String.valueOf(key.id()), alias);
  }

  String group() {
    return "opsgenie " + Wire.text(entity, LONGEST_LABEL);
  }

  Alert toAlert(IntakeKey key) {
    if (message == null || Wire.clean(message).isBlank()) {
      throw refused("Message can not be empty.");
    }
    if (alias != null && alias.length() > LONGEST_ALIAS) {
      throw refused("Alias can not be longer than 512 characters.");
    }
    String level = priority == null || priority.isBlank() ? "P3" : priority;
    if (!SEVERITIES.containsKey(level)) {
      throw refused("Priority should be one of [ P1, P2, P3, P4, P5 ].");
    }
    Map<String, String> free = Details.texts(details);
    Map<String, String> labels = new TreeMap<>();
    labels.put("severity", SEVERITIES.get(level));
    labels.put("priority", level);
    put(labels, "alertname", free.getOrDefault("alertname", message));
    put(labels, "service", free.getOrDefault("service", entity));
    put(labels, "environment", free.get("environment"));
    put(labels, "entity", entity);
    put(labels, "source", source);
    put(labels, "tags", tags == null ? null : String.join(", ", tags.toArray(String[]::new)));
    Map<String, String> annotations = new TreeMap<>(free);
    annotations.put("summary", Wire.text(message, LONGEST_MESSAGE));
    if (description != null) {
      annotations.put("description", Wire.text(description, LONGEST_DESCRIPTION));
    }
    String name = alias == null || alias.isBlank() ? UUID.randomUUID().toString() : alias;
    return new Alert(fingerprint(key, name), null, null, labels, annotations, null);
  }

  private static Malformed refused(String sentence) {
    return new Malformed(HttpStatus.UNPROCESSABLE_ENTITY, sentence);
  }

  private static void put(Map<String, String> labels, String name, @Nullable String value) {
    if (value != null && !Wire.clean(value).isBlank()) {
      labels.put(name, Wire.text(value, LONGEST_LABEL));
    }
  }
}
