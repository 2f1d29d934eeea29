package org.tocsin.alert.pagerduty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.Alert;
import org.tocsin.alert.Digest;
import org.tocsin.alert.change.Change;
import org.tocsin.alert.intake.Details;
import org.tocsin.alert.intake.Malformed;
import org.tocsin.alert.intake.Wire;
import org.tocsin.security.key.IntakeKey;
import org.tocsin.security.key.IntakeKeys;

/** An event of PagerDuty's Events API v2; fields that are not named here are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Event(
    @JsonProperty("routing_key") @Nullable String routingKey,
    @JsonProperty("event_action") @Nullable String eventAction,
    @JsonProperty("dedup_key") @Nullable String givenDedupKey,
    @Nullable Payload payload,
    @Nullable List<@Nullable Link> links,
    @Nullable String client,
    @JsonProperty("client_url") @Nullable String clientUrl) {

  private static final int MOST_BYTES = 512 * 1024;
  private static final int LONGEST_DEDUP_KEY = 255;
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_LABEL = 300;
  private static final int LONGEST_SERVICE = 200;
  private static final int MOST_LINKS = 10;
  private static final int SHOWN_OF_KEY = 6;
  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "error", "info");

  enum Action {
    TRIGGER,
    ACKNOWLEDGE,
    RESOLVE
  }

  /**
   * What happened.
   *
   * @param alertClass the kind of event, such as {@code ping failure}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Payload(
      @Nullable String summary,
      @Nullable String source,
      @Nullable String severity,
      @Nullable String timestamp,
      @Nullable String component,
      @Nullable String group,
      @JsonProperty("class") @Nullable String alertClass,
      @JsonProperty("custom_details") @Nullable JsonNode customDetails) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Link(@Nullable String href, @Nullable String text) {}

  static Event read(HttpServletRequest request, ObjectMapper json) throws IOException {
    byte[] body = Wire.body(request, MOST_BYTES, "The event is larger than 512 KB");
    return Wire.read(json, body, Event.class, "JSON parse error");
  }

  /**
   * @throws Malformed when there is none, or one that opens nothing
   */
  IntakeKey key(IntakeKeys keys) {
    if (routingKey == null || routingKey.isBlank()) {
      throw new Malformed("'routing_key' is missing or blank");
    }
    return keys.find(routingKey)
        .filter(key -> !key.signed())
        .orElseThrow(
            () ->
                new Malformed(
                    "'routing_key' %s… is not known here, or was revoked"
                        .formatted(
                            Wire.clean(
                                routingKey.substring(
                                    0, Math.min(SHOWN_OF_KEY, routingKey.length()))))));
  }

  Action action() {
    if (eventAction == null || eventAction.isBlank()) {
      throw new Malformed("'event_action' is missing or blank");
    }
    Action action =
        Stream.of(Action.values())
            .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(eventAction))
            .findFirst()
            .orElseThrow(
                () ->
                    new Malformed(
                        "'event_action' is invalid (must be one of the following: 'trigger',"
                            + " 'acknowledge' or 'resolve')"));
    if (action != Action.TRIGGER && dedupKey().isEmpty()) {
      throw new Malformed("'dedup_key' is missing or blank");
    }
    return action;
  }

  Optional<String> dedupKey() {
    if (givenDedupKey == null || givenDedupKey.isBlank()) {
      return Optional.empty();
    }
    if (givenDedupKey.length() > LONGEST_DEDUP_KEY) {
      throw new Malformed("'dedup_key' is too long (maximum is 255 characters)");
    }
    return Optional.of(givenDedupKey);
  }

  /** Another key never touches the alert. */
  static String fingerprint(IntakeKey key, String dedupKey) {
    return Digest.of("pagerduty", String.valueOf(key.id()), dedupKey);
  }

  String group() {
    return "pagerduty " + Wire.text(payload == null ? null : payload.group(), LONGEST_LABEL);
  }

  Alert toAlert(IntakeKey key, String dedupKey, Instant now) {
    String fingerprint = fingerprint(key, dedupKey);
    if (action() == Action.RESOLVE) {
      return new Alert(fingerprint, null, now, Map.of(), Map.of(), null);
    }
    Payload what = checked();
    Map<String, String> details = Details.texts(what.customDetails());
    Map<String, String> annotations = new TreeMap<>(details);
    annotations.put("summary", Wire.text(what.summary(), LONGEST_SUMMARY));
    put(annotations, "client", client);
    put(annotations, "timestamp", what.timestamp());
    return new Alert(fingerprint, null, null, labels(what, details), annotations, address());
  }

  private static Map<String, String> labels(Payload what, Map<String, String> details) {
    Map<String, String> labels = new TreeMap<>();
    put(labels, "alertname", isBlank(what.alertClass()) ? what.summary() : what.alertClass());
    put(labels, "severity", what.severity());
    put(labels, "source", what.source());
    put(labels, "component", what.component());
    put(labels, "group", what.group());
    put(labels, "environment", details.get("environment"));
    put(labels, "service", details.getOrDefault("service", what.component()));
    return labels;
  }

  /** The service it names itself; empty when it names none. */
  String named() {
    return payload == null
        ? ""
        : Wire.text(Details.texts(payload.customDetails()).get("service"), LONGEST_SERVICE);
  }

  /**
   * @throws Malformed when it names no service and its key belongs to none
   */
  Change toChange(String service, Instant now) {
    if (payload == null || isBlank(payload.summary())) {
      throw new Malformed("'payload.summary' is missing or blank");
    }
    if (service.isBlank()) {
      throw new Malformed(
          "'routing_key' belongs to no service; name one in 'payload.custom_details.service'");
    }
    return new Change(
        service,
        Wire.text(payload.summary(), LONGEST_SUMMARY),
        Wire.text(payload.source(), LONGEST_LABEL),
        Times.of(payload.timestamp()).filter(at -> at.isBefore(now)).orElse(now),
        changeLinks(),
        Details.texts(payload.customDetails()));
  }

  private List<Change.Link> changeLinks() {
    return links == null
        ? List.of()
        : links.stream()
            .filter(link -> link != null && Wire.link(link.href()) != null)
            .limit(MOST_LINKS)
            .map(link -> new Change.Link(link.href(), Wire.text(link.text(), LONGEST_LABEL)))
            .toList();
  }

  private Payload checked() {
    if (payload == null) {
      throw new Malformed("'payload' is missing or blank");
    }
    if (isBlank(payload.summary())) {
      throw new Malformed("'payload.summary' is missing or blank");
    }
    if (isBlank(payload.source())) {
      throw new Malformed("'payload.source' is missing or blank");
    }
    if (!SEVERITIES.contains(String.valueOf(payload.severity()))) {
      throw new Malformed(
          "'payload.severity' is invalid (must be one of the following: 'critical', 'warning',"
              + " 'error' or 'info')");
    }
    return payload;
  }

  private @Nullable String address() {
    Stream<@Nullable String> linked =
        links == null ? Stream.empty() : links.stream().map(l -> l == null ? null : l.href());
    return Stream.concat(Stream.of(clientUrl == null ? "" : clientUrl), linked)
        .filter(Objects::nonNull)
        .map(Wire::link)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static void put(Map<String, String> texts, String name, @Nullable String value) {
    if (!isBlank(value)) {
      texts.put(name, Wire.text(value, LONGEST_LABEL));
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || Wire.clean(text).isBlank();
  }
}
