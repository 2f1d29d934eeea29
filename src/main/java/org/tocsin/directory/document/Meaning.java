package org.tocsin.directory.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.account.Accounts;

/**
 * What of a document cannot be meant although its shape is right: names that nothing has, addresses
 * nobody can be reached at, days that do not exist. What has not even the right shape is passed
 * over; the schema says so.
 */
final class Meaning {
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  /** Names of groups that are no team's; what they may do is not given away by a document. */
  private static final Set<String> RESERVED =
      Set.of(
          Accounts.RESPONDER,
          Accounts.COMMANDER,
          Accounts.PROCESS_OWNER,
          Accounts.AUDITOR,
          Accounts.ADMINISTRATOR,
          "camunda-admin",
          "intake");

  private final JsonNode document;
  private final Problems problems;
  private final Map<String, Set<String>> ids = new HashMap<>();

  private Meaning(JsonNode document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  static void check(JsonNode document, Problems problems) {
    Meaning meaning = new Meaning(document, problems);
    meaning.ids("people", "person");
    meaning.ids("teams", "team");
    meaning.ids("services", "service");
    meaning.ids("rotations", "rotation");
    meaning.ids("policies", "policy");
    each(document.path("people"), "/people", meaning::person);
    each(document.path("teams"), "/teams", meaning::team);
    each(document.path("services"), "/services", meaning::service);
    each(document.path("rotations"), "/rotations", meaning::rotation);
    each(document.path("policies"), "/policies", meaning::policy);
  }

  private void ids(String list, String kind) {
    Set<String> known = new HashSet<>();
    each(
        document.path(list),
        "/" + list,
        (entry, path) -> {
          String id = entry.path("id").asText();
          if (!id.isEmpty() && !known.add(id)) {
            problems.add(path + "/id", "There is another %s '%s' above.".formatted(kind, id));
          }
        });
    ids.put(kind, known);
  }

  private void person(JsonNode person, String path) {
    zone(person, path);
    Set<String> seen = new HashSet<>();
    each(
        person.path("ways"),
        path + "/ways",
        (way, at) -> {
          String address = way.path("address").asText();
          Addresses.reason(way.path("way").asText(), address)
              .ifPresent(
                  reason -> problems.add(at + (address.isEmpty() ? "" : "/address"), reason));
          String name = way.path("way").asText();
          if (!name.isEmpty() && !seen.add(name)) {
            problems.add(at, "The way %s stands here twice; one is used.".formatted(name));
          }
        });
  }

  private void team(JsonNode team, String path) {
    String id = team.path("id").asText();
    if (RESERVED.contains(id)) {
      problems.add(path + "/id", "A team cannot be called '%s'; that is a role.".formatted(id));
    }
    zone(team, path);
    each(team.path("members"), path + "/members", (one, at) -> named("person", one, at));
    each(
        team.path("duties"), path + "/duties", (holders, at) -> each(holders, at, this::reference));
    named("policy", team.path("policy"), path + "/policy");
  }

  private void service(JsonNode service, String path) {
    named("team", service.path("team"), path + "/team");
    url(service.path("runbook"), path + "/runbook");
    for (String links : Set.of("dashboards", "mitigations")) {
      each(
          service.path(links),
          path + "/" + links,
          (link, at) -> url(link.path("url"), at + "/url"));
    }
  }

  private void rotation(JsonNode rotation, String path) {
    zone(rotation, path);
    each(rotation.path("layers"), path + "/layers", this::layer);
  }

  private void layer(JsonNode layer, String path) {
    zone(layer, path);
    each(layer.path("people"), path + "/people", (one, at) -> named("person", one, at));
    LocalDate from = date(layer.path("from"), path + "/from");
    LocalDate until = date(layer.path("until"), path + "/until");
    if (from != null && until != null && !until.isAfter(from)) {
      problems.add(path + "/until", "The layer ends before it has begun.");
    }
  }

  private void policy(JsonNode policy, String path) {
    each(
        policy.path("levels"),
        path + "/levels",
        (level, at) -> each(level.path("page"), at + "/page", this::reference));
  }

  /** {@code person:ada}, {@code rotation:shop-week}, {@code team:shop}, or the name of a duty. */
  private void reference(JsonNode reference, String path) {
    String[] parts = reference.asText().split(":", 2);
    if (parts.length == 2) {
      exists(parts[0], parts[1], path);
    }
  }

  private void named(String kind, JsonNode id, String path) {
    if (id.isTextual()) {
      exists(kind, id.asText(), path);
    }
  }

  private void exists(String kind, String id, String path) {
    Set<String> known = ids.get(kind);
    if (known != null && !known.contains(id)) {
      problems.add(path, "There is no %s '%s' in this document.".formatted(kind, id));
    }
  }

  private void zone(JsonNode holder, String path) {
    JsonNode zone = holder.path("zone");
    if (zone.isTextual() && !ZONES.contains(zone.asText())) {
      problems.add(
          path + "/zone",
          "There is no time zone '%s'. Zones are named like Europe/Berlin or UTC."
              .formatted(zone.asText()));
    }
  }

  private void url(JsonNode url, String path) {
    if (url.isTextual() && !Addresses.isWeb(url.asText())) {
      problems.add(path, "'%s' is no address on the web.".formatted(url.asText()));
    }
  }

  private @Nullable LocalDate date(JsonNode date, String path) {
    if (!date.isTextual()) {
      return null;
    }
    try {
      return LocalDate.parse(date.asText());
    } catch (DateTimeException e) {
      if (date.asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
        problems.add(path, "There is no day %s.".formatted(date.asText()));
      }
      return null;
    }
  }

  private static void each(JsonNode holder, String path, BiConsumer<JsonNode, String> check) {
    if (holder.isArray()) {
      for (int i = 0; i < holder.size(); i++) {
        check.accept(holder.get(i), path + "/" + i);
      }
    } else if (holder.isObject()) {
      holder
          .properties()
          .forEach(field -> check.accept(field.getValue(), path + "/" + field.getKey()));
    }
  }
}
