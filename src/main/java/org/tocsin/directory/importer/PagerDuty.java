package org.tocsin.directory.importer;

import static org.tocsin.directory.importer.Carried.each;
import static org.tocsin.directory.importer.Carried.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.Policy;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Rotation.Hours;
import org.tocsin.directory.model.Rotation.Layer;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;

/**
 * What PagerDuty's REST API v2 answers: {@code users} with contact methods and notification rules,
 * {@code schedules} with their layers, {@code escalation_policies}, {@code services} and {@code
 * teams}. A team of ours has one policy, so every escalation policy becomes a team.
 *
 * @see <a href="https://developer.pagerduty.com/api-reference/">the API's reference</a>
 */
@Component
class PagerDuty implements DirectoryImport {
  @Override
  public String product() {
    return "pagerduty";
  }

  @Override
  public DirectoryImport.Draft read(JsonNode export, Instant now) {
    Carried carried = new Carried();
    each(export.path("users")).forEach(user -> person(user, carried));
    each(export.path("schedules")).forEach(schedule -> rotation(schedule, now, carried));
    Map<String, Long> policiesOfTeam = new LinkedHashMap<>();
    each(export.path("escalation_policies"))
        .forEach(p -> policiesOfTeam.merge(p.at("/teams/0/id").asText(), 1L, Long::sum));
    each(export.path("escalation_policies"))
        .forEach(policy -> policy(policy, policiesOfTeam, export, carried));
    each(export.path("services")).forEach(service -> service(service, carried));
    carried.note("Alerts reach a service by its id here, so send it as the label service.");
    return carried.done();
  }

  private static void person(JsonNode user, Carried carried) {
    String name = text(user, "name", "summary");
    Map<String, JsonNode> contacts = new LinkedHashMap<>();
    each(user.path("contact_methods")).forEach(c -> contacts.put(c.path("id").asText(), c));
    Map<String, PersonalWay> ways = new LinkedHashMap<>();
    each(user.path("notification_rules"))
        .filter(rule -> !rule.path("urgency").asText("high").equals("low"))
        .sorted(Comparator.comparingLong(rule -> rule.path("start_delay_in_minutes").asLong()))
        .forEach(
            rule -> {
              JsonNode contact =
                  contacts.getOrDefault(
                      rule.at("/contact_method/id").asText(), rule.path("contact_method"));
              way(contact, rule.path("start_delay_in_minutes").asLong(), name, ways, carried);
            });
    contacts.values().forEach(contact -> way(contact, 0, name, ways, carried));
    carried.person(
        user.path("id").asText(),
        name,
        text(user, "email"),
        text(user, "time_zone"),
        List.copyOf(ways.values()));
  }

  private static void way(
      JsonNode contact, long delay, String name, Map<String, PersonalWay> ways, Carried carried) {
    String address = text(contact, "address");
    String number = "+" + contact.path("country_code").asText("1") + address.replaceAll("\\D", "");
    Duration after = delay > 0 ? Carried.within(delay) : null;
    switch (contact.path("type").asText().replace("_reference", "")) {
      case "email_contact_method" -> first("mail", address, after, name, ways, carried);
      case "phone_contact_method" -> first("voice", number, after, name, ways, carried);
      case "sms_contact_method" -> first("sms", number, after, name, ways, carried);
      case "push_notification_contact_method" ->
          carried.note("The PagerDuty app of %s does not come along; ntfy is an app, too.", name);
      default ->
          carried.note("A way to reach %s is unknown: %s.", name, text(contact, "type", "summary"));
    }
  }

  private static void first(
      String way,
      String address,
      @Nullable Duration after,
      String name,
      Map<String, PersonalWay> ways,
      Carried carried) {
    PersonalWay known = ways.get(way);
    if (known == null) {
      ways.put(way, new PersonalWay(way, address, after));
    } else if (!known.address().equals(address)) {
      carried.note("%s has a second address for %s, %s; a person has one.", name, way, address);
    }
  }

  private static void rotation(JsonNode schedule, Instant now, Carried carried) {
    String name = text(schedule, "name", "summary");
    ZoneId zone = carried.zone(text(schedule, "time_zone"), name);
    List<Layer> layers = new ArrayList<>();
    // The API lists the layer that stands above all others first.
    List<JsonNode> lowestFirst = new ArrayList<>(each(schedule.path("schedule_layers")).toList());
    Collections.reverse(lowestFirst);
    for (JsonNode layer : lowestFirst) {
      layer(layer, name, zone, now, carried).ifPresent(layers::add);
    }
    if (!schedule.has("schedule_layers")) {
      carried.note("The schedule %s came without its layers; export it by its id.", name);
    }
    if (!schedule.at("/overrides_subschedule/rendered_schedule_entries").isEmpty()) {
      carried.note("The overrides of %s do not come along; make them in the calendar.", name);
    }
    String id = carried.id("rotation", schedule.path("id").asText(), name);
    carried.add(new Rotation(id, name, zone, layers));
  }

  private static Optional<Layer> layer(
      JsonNode layer, String schedule, ZoneId zone, Instant now, Carried carried) {
    String name = "%s of %s".formatted(text(layer, "name", "id"), schedule);
    String end = text(layer, "end");
    if (!end.isEmpty() && !OffsetDateTime.parse(end).toInstant().isAfter(now)) {
      return Optional.empty();
    }
    List<String> people =
        each(layer.path("users"))
            .map(one -> one.path("user").path("id").asText(one.path("id").asText()))
            .flatMap(
                id -> {
                  Optional<String> known = carried.known("person", id);
                  if (known.isEmpty()) {
                    carried.note("%s names a user %s who is not in the export.", name, id);
                  }
                  return known.stream();
                })
            .toList();
    long seconds = layer.path("rotation_turn_length_seconds").asLong();
    Optional<String> every = people.size() == 1 ? Optional.of("P1W") : Turn.every(seconds);
    if (every.isEmpty() || people.isEmpty()) {
      carried.note(
          "%s was left out: %s.",
          name,
          people.isEmpty()
              ? "there is nobody in it"
              : "no turn here is %s long".formatted(Duration.ofSeconds(seconds)));
      return Optional.empty();
    }
    String start = text(layer, "start");
    if (!start.isEmpty() && OffsetDateTime.parse(start).toInstant().isAfter(now)) {
      carried.note("%s begins only on %s; here it counts from its first hand-over.", name, start);
    }
    LocalDateTime first = Turn.minutes(local(text(layer, "rotation_virtual_start", "start"), zone));
    LocalDateTime until = end.isEmpty() ? null : local(end, zone);
    if (until != null) {
      carried.note("%s ends at %s; here it ends on that day at the hand-over.", name, end);
    }
    return Optional.of(
        new Layer(
            people,
            every.get(),
            first.toLocalDate(),
            until == null ? null : until.toLocalDate(),
            first.toLocalTime(),
            hours(layer),
            null));
  }

  private static LocalDateTime local(String time, ZoneId zone) {
    return OffsetDateTime.parse(time).atZoneSameInstant(zone).toLocalDateTime();
  }

  private static List<Hours> hours(JsonNode layer) {
    List<Hours> daily = new ArrayList<>();
    List<Hours> weekly = new ArrayList<>();
    for (JsonNode restriction : layer.path("restrictions")) {
      LocalTime from = LocalTime.parse(restriction.path("start_time_of_day").asText("00:00:00"));
      long seconds = restriction.path("duration_seconds").asLong();
      if (restriction.path("type").asText().equals("weekly_restriction")) {
        DayOfWeek day = DayOfWeek.of(restriction.path("start_day_of_week").asInt(1));
        weekly.addAll(Turn.weekly(day, from, seconds));
      } else {
        daily.addAll(Turn.daily(from, seconds));
      }
    }
    List<Hours> hours = new ArrayList<>(daily);
    hours.addAll(Turn.together(weekly));
    return hours;
  }

  private static void policy(
      JsonNode policy, Map<String, Long> policiesOfTeam, JsonNode export, Carried carried) {
    String theirs = policy.path("id").asText();
    String name = text(policy, "name", "summary");
    List<Policy.Level> levels = new ArrayList<>();
    List<List<Holder>> holders = new ArrayList<>();
    for (JsonNode rule : policy.path("escalation_rules")) {
      List<Holder> targets =
          each(rule.path("targets")).flatMap(t -> target(t, name, carried).stream()).toList();
      if (targets.isEmpty()) {
        carried.note("A level of %s pages nobody who is in the export; it was left out.", name);
        continue;
      }
      holders.add(targets);
      levels.add(
          new Policy.Level(
              targets.stream().map(Holder::toString).distinct().toList(),
              Carried.within(rule.path("escalation_delay_in_minutes").asLong(30))));
    }
    String team = policy.at("/teams/0/id").asText();
    boolean alone = !team.isEmpty() && policiesOfTeam.getOrDefault(team, 0L) == 1;
    String teamName = alone ? teamName(team, policy, export) : name;
    if (!alone && !team.isEmpty()) {
      carried.note(
          "The team %s has several escalation policies; %s became a team of its own.",
          teamName(team, policy, export), name);
    }
    String id = carried.id("team", theirs, teamName);
    String own = null;
    if (!levels.isEmpty()) {
      own = carried.id("policy", theirs, name);
      int rounds = Math.min(policy.path("num_loops").asInt() + 1, 10);
      carried.add(new Policy(own, levels, rounds));
    }
    carried.add(
        new Team(
            id,
            teamName,
            null,
            members(team, holders, export, carried),
            Carried.duties(holders),
            own));
    carried.note("Nobody is commander or management in team %s yet.", id);
  }

  private static String teamName(String team, JsonNode policy, JsonNode export) {
    return each(export.path("teams"))
        .filter(one -> one.path("id").asText().equals(team))
        .map(one -> text(one, "name", "summary"))
        .findFirst()
        .orElseGet(() -> text(policy.at("/teams/0"), "summary", "id"));
  }

  private static Optional<Holder> target(JsonNode target, String policy, Carried carried) {
    String theirs = target.path("id").asText();
    boolean schedule = target.path("type").asText().startsWith("schedule");
    Optional<Holder> holder =
        schedule
            ? carried.rotations(theirs).stream().findFirst()
            : carried.known("person", theirs).map(id -> new Holder(Holder.Kind.PERSON, id));
    if (holder.isEmpty()) {
      carried.note(
          "%s pages %s %s, which is not here.",
          policy, schedule ? "the schedule" : "the user", text(target, "summary", "id"));
    }
    return holder;
  }

  private static List<String> members(
      String team, List<List<Holder>> levels, JsonNode export, Carried carried) {
    Set<String> members = new LinkedHashSet<>();
    each(export.path("users"))
        .filter(user -> each(user.path("teams")).anyMatch(t -> t.path("id").asText().equals(team)))
        .flatMap(user -> carried.known("person", user.path("id").asText()).stream())
        .forEach(members::add);
    if (members.isEmpty()) {
      members.addAll(carried.people(levels.stream().flatMap(List::stream).toList()));
    }
    return List.copyOf(members);
  }

  private static void service(JsonNode service, Carried carried) {
    String name = text(service, "name", "summary");
    String team = carried.known("team", service.at("/escalation_policy/id").asText()).orElse(null);
    if (team == null) {
      carried.note("The service %s has no escalation policy in the export, so no team.", name);
    }
    carried.add(
        new Service(
            carried.id("service", service.path("id").asText(), name),
            team,
            null,
            null,
            null,
            null));
  }
}
