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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * What Opsgenie's API answers: {@code users} (with their contacts), {@code teams}, {@code
 * schedules} with their rotations, {@code escalations} and {@code services}. Everybody whom a
 * rotation of a schedule has on call is on call, so each rotation becomes one of ours.
 *
 * @see <a href="https://docs.opsgenie.com/docs/api-overview">the API's reference</a>
 */
@Component
class Opsgenie implements DirectoryImport {
  private static final Map<String, Long> UNITS =
      Map.of("hourly", 3600L, "daily", 86400L, "weekly", 7 * 86400L);

  @Override
  public String product() {
    return "opsgenie";
  }

  @Override
  public DirectoryImport.Draft read(JsonNode export, Instant now) {
    Carried carried = new Carried();
    each(export.path("users")).forEach(user -> person(user, carried));
    each(export.path("schedules")).forEach(schedule -> rotations(schedule, now, carried));
    Map<String, String> policies = new LinkedHashMap<>();
    Map<String, List<List<Holder>>> levels = new LinkedHashMap<>();
    for (JsonNode escalation : export.path("escalations")) {
      policy(escalation, policies, levels, carried);
    }
    each(export.path("teams")).forEach(team -> team(team, policies, levels, export, carried));
    for (JsonNode service : export.path("services")) {
      String name = text(service, "name", "id");
      String team = carried.known("team", text(service, "teamId")).orElse(null);
      if (team == null) {
        carried.note("The service %s has no team in the export.", name);
      }
      String id = carried.id("service", text(service, "id"), name);
      carried.add(new Service(id, team, null, null, null, null));
    }
    carried.note("Alerts reach a service by its id here, so send it as the label service.");
    return carried.done();
  }

  private static void person(JsonNode user, Carried carried) {
    String mail = text(user, "username");
    String name = text(user, "fullName", "username");
    if (user.path("blocked").asBoolean()) {
      carried.note("%s is blocked in Opsgenie and was left out.", name);
      return;
    }
    Map<String, PersonalWay> ways = new LinkedHashMap<>();
    for (JsonNode contact : user.path("userContacts")) {
      String to = text(contact, "to");
      String number = "+" + to.replaceAll("\\D", "");
      switch (text(contact, "contactMethod").toLowerCase(Locale.ROOT)) {
        case "email" -> ways.putIfAbsent("mail", new PersonalWay("mail", to, null));
        case "sms" -> ways.putIfAbsent("sms", new PersonalWay("sms", number, null));
        case "voice" -> ways.putIfAbsent("voice", new PersonalWay("voice", number, null));
        default -> carried.note("The Opsgenie app of %s does not come along.", name);
      }
    }
    if (!ways.isEmpty()) {
      carried.note("The notification rules of %s do not come along; order their ways.", name);
    }
    carried.person(
        text(user, "id"), name, mail, text(user, "timeZone"), List.copyOf(ways.values()));
  }

  private static void rotations(JsonNode schedule, Instant now, Carried carried) {
    String name = text(schedule, "name");
    ZoneId zone = carried.zone(text(schedule, "timezone"), name);
    if (!schedule.path("enabled").asBoolean(true)) {
      carried.note("The schedule %s is switched off and was left out.", name);
      return;
    }
    int place = 0;
    for (JsonNode rotation : schedule.path("rotations")) {
      String own = "%s, %s".formatted(name, text(rotation, "name", "id"));
      Optional<Layer> layer = layer(rotation, own, zone, now, carried);
      if (layer.isPresent()) {
        String theirs = text(schedule, "id") + (place == 0 ? "" : "#" + place);
        String called = schedule.path("rotations").size() == 1 ? name : own;
        String id = carried.id("rotation", theirs, called);
        carried.add(new Rotation(id, called, zone, List.of(layer.get())));
        place++;
      }
    }
    if (place == 0) {
      carried.note("Nobody would ever be on call in the schedule %s, so it was left out.", name);
    }
  }

  private static Optional<Layer> layer(
      JsonNode rotation, String name, ZoneId zone, Instant now, Carried carried) {
    String end = text(rotation, "endDate");
    if (!end.isEmpty() && !OffsetDateTime.parse(end).toInstant().isAfter(now)) {
      return Optional.empty();
    }
    List<String> people = new ArrayList<>();
    for (JsonNode participant : rotation.path("participants")) {
      Optional<String> person = carried.known("person", text(participant, "id"));
      if (person.isEmpty()) {
        carried.note(
            "%s was left out: it has a %s %s, and only people of the export take turns here.",
            name, text(participant, "type"), text(participant, "username", "name", "id"));
        return Optional.empty();
      }
      people.add(person.get());
    }
    long seconds =
        UNITS.getOrDefault(text(rotation, "type"), 0L) * rotation.path("length").asLong(1);
    Optional<String> every = people.size() == 1 ? Optional.of("P1W") : Turn.every(seconds);
    if (people.isEmpty() || every.isEmpty()) {
      carried.note(
          "%s was left out: %s.",
          name,
          people.isEmpty()
              ? "there is nobody in it"
              : "no turn here is %s long".formatted(Duration.ofSeconds(seconds)));
      return Optional.empty();
    }
    LocalDateTime first = Turn.minutes(local(text(rotation, "startDate"), zone));
    return Optional.of(
        new Layer(
            people,
            every.get(),
            first.toLocalDate(),
            end.isEmpty() ? null : local(end, zone).toLocalDate(),
            first.toLocalTime(),
            hours(rotation.path("timeRestriction")),
            null));
  }

  private static LocalDateTime local(String time, ZoneId zone) {
    return OffsetDateTime.parse(time).atZoneSameInstant(zone).toLocalDateTime();
  }

  private static List<Hours> hours(JsonNode restriction) {
    if (text(restriction, "type").equals("time-of-day")) {
      JsonNode one = restriction.path("restriction");
      return List.of(new Hours(List.of(), time(one, "start"), time(one, "end")));
    }
    List<Hours> hours = new ArrayList<>();
    for (JsonNode one : restriction.path("restrictions")) {
      DayOfWeek from = day(one, "startDay");
      int days = Math.floorMod(day(one, "endDay").getValue() - from.getValue(), 7);
      LocalTime start = time(one, "start");
      long seconds = days * 86400L + time(one, "end").toSecondOfDay() - start.toSecondOfDay();
      hours.addAll(Turn.weekly(from, start, seconds > 0 ? seconds : seconds + 7 * 86400L));
    }
    return Turn.together(hours);
  }

  private static LocalTime time(JsonNode restriction, String which) {
    return LocalTime.of(
        restriction.path(which + "Hour").asInt() % 24, restriction.path(which + "Min").asInt());
  }

  private static DayOfWeek day(JsonNode restriction, String which) {
    return DayOfWeek.valueOf(text(restriction, which).toUpperCase(Locale.ROOT));
  }

  /** Its delays count from the alert; those of our levels from one level to the next. */
  private static void policy(
      JsonNode escalation,
      Map<String, String> policies,
      Map<String, List<List<Holder>>> levels,
      Carried carried) {
    String name = text(escalation, "name");
    TreeMap<Long, List<Holder>> byDelay = new TreeMap<>();
    for (JsonNode rule : escalation.path("rules")) {
      List<Holder> holders = recipient(rule.path("recipient"), carried);
      if (holders.isEmpty() || !text(rule, "condition").equals("if-not-acked")) {
        carried.note("A rule of %s was left out: %s.", name, rule.path("recipient"));
        continue;
      }
      if (!text(rule, "notifyType").equals("default")) {
        carried.note(
            "A rule of %s notifies '%s'; here it is who is on call.",
            name, text(rule, "notifyType"));
      }
      byDelay
          .computeIfAbsent(minutes(rule.path("delay")), delay -> new ArrayList<>())
          .addAll(holders);
    }
    if (byDelay.isEmpty()) {
      return;
    }
    if (byDelay.firstKey() > 0) {
      carried.note(
          "%s waits %d minutes before it pages anybody; here it pages at once.",
          name, byDelay.firstKey());
    }
    List<Policy.Level> steps = new ArrayList<>();
    byDelay.forEach(
        (delay, holders) -> {
          Long next = byDelay.higherKey(delay);
          steps.add(
              new Policy.Level(
                  holders.stream().map(Holder::toString).distinct().toList(),
                  Carried.within(next == null ? repeat(escalation) : next - delay)));
        });
    String theirs = text(escalation, "id");
    String id = carried.id("policy", theirs, name);
    int rounds = Math.min(escalation.at("/repeat/count").asInt() + 1, 10);
    carried.add(new Policy(id, steps, rounds));
    String team = text(escalation.path("ownerTeam"), "id");
    if (policies.putIfAbsent(team, id) == null) {
      levels.put(team, List.copyOf(byDelay.values()));
    } else {
      carried.note("A team has one policy; %s is in the document and belongs to nobody.", name);
    }
  }

  private static long repeat(JsonNode escalation) {
    return escalation.at("/repeat/waitInterval").asLong(5);
  }

  private static long minutes(JsonNode delay) {
    long amount = delay.path("timeAmount").asLong();
    return switch (text(delay, "timeUnit")) {
      case "hours" -> amount * 60;
      case "days" -> amount * 24 * 60;
      default -> amount;
    };
  }

  private static List<Holder> recipient(JsonNode recipient, Carried carried) {
    String theirs = text(recipient, "id");
    return switch (text(recipient, "type")) {
      case "schedule" -> carried.rotations(theirs);
      case "user" ->
          carried.known("person", theirs).stream()
              .map(person -> new Holder(Holder.Kind.PERSON, person))
              .toList();
      default -> List.of();
    };
  }

  private static void team(
      JsonNode team,
      Map<String, String> policies,
      Map<String, List<List<Holder>>> levels,
      JsonNode export,
      Carried carried) {
    String theirs = text(team, "id");
    String name = text(team, "name");
    List<String> members =
        each(team.path("members"))
            .flatMap(member -> carried.known("person", text(member.path("user"), "id")).stream())
            .toList();
    List<List<Holder>> holders = levels.getOrDefault(theirs, schedulesOf(theirs, export, carried));
    if (holders.isEmpty()) {
      carried.note("The team %s has no escalation and no schedule; say who is primary.", name);
    }
    String id = carried.id("team", theirs, name);
    @Nullable String policy = policies.get(theirs);
    carried.add(new Team(id, name, null, members, Carried.duties(holders), policy));
    carried.note("Nobody is commander or management in team %s yet.", id);
  }

  private static List<List<Holder>> schedulesOf(String team, JsonNode export, Carried carried) {
    List<Holder> holders =
        each(export.path("schedules"))
            .filter(schedule -> text(schedule.path("ownerTeam"), "id").equals(team))
            .flatMap(schedule -> carried.rotations(text(schedule, "id")).stream())
            .toList();
    return holders.isEmpty() ? List.of() : List.of(holders);
  }
}
