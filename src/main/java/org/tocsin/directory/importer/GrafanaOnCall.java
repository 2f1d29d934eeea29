package org.tocsin.directory.importer;

import static org.tocsin.directory.importer.Carried.each;
import static org.tocsin.directory.importer.Carried.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Policy;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Rotation.Hours;
import org.tocsin.directory.model.Rotation.Layer;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;

/**
 * What Grafana OnCall's API v1 answers: {@code users}, {@code schedules}, {@code on_call_shifts},
 * {@code escalation_chains}, {@code escalation_policies} (their steps), {@code integrations} and
 * {@code teams}. A chain becomes a team with a policy, an integration a service.
 *
 * @see <a href="https://grafana.com/docs/oncall/latest/oncall-api-reference/">the API's
 *     reference</a>
 */
@Component
class GrafanaOnCall implements DirectoryImport {
  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "MO", DayOfWeek.MONDAY,
          "TU", DayOfWeek.TUESDAY,
          "WE", DayOfWeek.WEDNESDAY,
          "TH", DayOfWeek.THURSDAY,
          "FR", DayOfWeek.FRIDAY,
          "SA", DayOfWeek.SATURDAY,
          "SU", DayOfWeek.SUNDAY);
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final Set<String> WITHOUT_PEOPLE =
      Set.of("resolve", "trigger_webhook", "trigger_action", "declare_incident");

  @Override
  public String product() {
    return "grafana-oncall";
  }

  @Override
  public DirectoryImport.Draft read(JsonNode export, Instant now) {
    Carried carried = new Carried();
    for (JsonNode user : export.path("users")) {
      String name = text(user, "name", "username", "email");
      String zone = text(user, "timezone");
      carried.person(text(user, "id"), name, text(user, "email"), zone, List.of());
    }
    carried.note("OnCall's interface tells no telephone numbers and no Slack ids; add those ways.");
    each(export.path("schedules")).forEach(s -> rotations(s, export, now, carried));
    each(export.path("escalation_chains")).forEach(chain -> chain(chain, export, carried));
    each(export.path("integrations")).forEach(integration -> service(integration, carried));
    carried.note("Alerts reach a service by its id here, so send it as the label service.");
    return carried.done();
  }

  /** Several people at once in a shift are several rotations. */
  private static void rotations(JsonNode schedule, JsonNode export, Instant now, Carried carried) {
    String name = text(schedule, "name");
    String id = carried.id("rotation", text(schedule, "id"), name);
    ZoneId zone = carried.zone(text(schedule, "time_zone"), name);
    if (schedule.path("shifts").isEmpty()) {
      carried.note("The schedule %s has no shifts in the export (an iCal one, perhaps).", name);
      return;
    }
    List<String> wanted = each(schedule.path("shifts")).map(JsonNode::asText).toList();
    List<JsonNode> shifts =
        each(export.path("on_call_shifts"))
            .filter(shift -> wanted.contains(text(shift, "id")))
            .sorted(Comparator.comparingInt(shift -> shift.path("level").asInt()))
            .toList();
    sameLevel(shifts, name, carried);
    int most = shifts.stream().mapToInt(shift -> atOnce(shift)).max().orElse(1);
    for (int place = 0; place < most; place++) {
      List<Layer> layers = new ArrayList<>();
      for (JsonNode shift : shifts) {
        layer(shift, place, name, zone, now, carried).ifPresent(layers::add);
      }
      String own =
          place == 0 ? id : carried.id("rotation", text(schedule, "id") + "#" + place, name);
      carried.add(new Rotation(own, place == 0 ? name : name + " " + (place + 1), zone, layers));
    }
  }

  private static void sameLevel(List<JsonNode> shifts, String schedule, Carried carried) {
    Set<Integer> seen = new HashSet<>();
    for (JsonNode shift : shifts) {
      if (!seen.add(shift.path("level").asInt())) {
        carried.note(
            "%s has several shifts on level %d; where they overlap, only the last is on call here.",
            schedule, shift.path("level").asInt());
      }
    }
  }

  private static List<List<String>> turns(JsonNode shift) {
    if (!shift.path("rolling_users").isEmpty()) {
      List<List<String>> groups =
          each(shift.path("rolling_users"))
              .map(g -> each(g).map(JsonNode::asText).toList())
              .toList();
      int first =
          Math.floorMod(shift.path("start_rotation_from_user_index").asInt(), groups.size());
      return Stream.concat(groups.stream().skip(first), groups.stream().limit(first)).toList();
    }
    return List.of(each(shift.path("users")).map(JsonNode::asText).toList());
  }

  private static int atOnce(JsonNode shift) {
    return turns(shift).stream().mapToInt(List::size).max().orElse(0);
  }

  private static Optional<Layer> layer(
      JsonNode shift, int place, String schedule, ZoneId zone, Instant now, Carried carried) {
    if (place >= atOnce(shift)) {
      return Optional.empty();
    }
    String name = "%s of %s".formatted(text(shift, "name", "id"), schedule);
    List<String> people = new ArrayList<>();
    for (List<String> group : turns(shift)) {
      // A turn with fewer people than another is held by its last one once more.
      String user = group.isEmpty() ? "" : group.get(Math.min(place, group.size() - 1));
      Optional<String> known = carried.known("person", user);
      if (known.isEmpty()) {
        carried.note("%s names a user %s who is not in the export.", name, user);
      }
      known.ifPresent(people::add);
    }
    ZoneId own =
        text(shift, "time_zone").isEmpty() ? zone : carried.zone(text(shift, "time_zone"), name);
    LocalDateTime start = LocalDateTime.parse(text(shift, "start").replaceFirst("Z$", ""));
    String until = text(shift, "until").replaceFirst("Z$", "");
    if (!until.isEmpty() && !LocalDateTime.parse(until).atZone(own).toInstant().isAfter(now)) {
      return Optional.empty();
    }
    Times times = times(shift, Turn.minutes(start));
    if (times == null || people.isEmpty()) {
      carried.note(
          "%s was left out: %s.",
          name,
          people.isEmpty()
              ? "there is nobody in it"
              : "no turn here is like its %s, %s"
                  .formatted(
                      text(shift, "type"), Duration.ofSeconds(shift.path("duration").asLong())));
      return Optional.empty();
    }
    return Optional.of(
        new Layer(
            people,
            times.every(),
            times.first().toLocalDate(),
            until.isEmpty() ? null : LocalDateTime.parse(until).toLocalDate().plusDays(1),
            times.first().toLocalTime(),
            times.hours(),
            own.equals(zone) ? null : own));
  }

  /** When a layer changes hands, and in which hours it counts. */
  private record Times(String every, LocalDateTime first, List<Hours> hours) {}

  /** Null when no layer of ours can be like it. */
  private static @Nullable Times times(JsonNode shift, LocalDateTime start) {
    long seconds = shift.path("duration").asLong();
    int interval = Math.max(shift.path("interval").asInt(1), 1);
    List<DayOfWeek> days = each(shift.path("by_day")).map(day -> DAYS.get(day.asText())).toList();
    return switch (text(shift, "frequency")) {
      case "hourly" ->
          seconds == interval * 3600L
              ? Turn.every(seconds).map(every -> new Times(every, start, List.of())).orElse(null)
              : null;
      case "daily" -> {
        boolean whole = seconds == interval * DAY;
        yield days.isEmpty() && (whole || interval == 1 && seconds < DAY)
            ? new Times(
                "P" + interval + "D",
                start,
                whole ? List.of() : Turn.daily(start.toLocalTime(), seconds))
            : null;
      }
      case "weekly" -> weekly(shift, start, seconds, interval, days);
      default -> null;
    };
  }

  private static @Nullable Times weekly(
      JsonNode shift, LocalDateTime start, long seconds, int interval, List<DayOfWeek> days) {
    String every = "P" + interval + "W";
    if (days.isEmpty()) {
      if (seconds == interval * 7 * DAY) {
        return new Times(every, start, List.of());
      }
      return interval == 1 && seconds < 7 * DAY
          ? new Times(
              every,
              start,
              Turn.together(Turn.weekly(start.getDayOfWeek(), start.toLocalTime(), seconds)))
          : null;
    }
    if (interval > 1 || seconds > DAY) {
      return null;
    }
    // With days of the week, it is somebody else's turn when the week begins.
    DayOfWeek begin = DAYS.getOrDefault(text(shift, "week_start"), DayOfWeek.MONDAY);
    LocalDateTime first =
        start.with(TemporalAdjusters.previousOrSame(begin)).toLocalDate().atStartOfDay();
    List<Hours> hours =
        days.stream()
            .flatMap(day -> Turn.weekly(day, start.toLocalTime(), seconds).stream())
            .toList();
    return new Times(every, first, Turn.together(hours));
  }

  private static void chain(JsonNode chain, JsonNode export, Carried carried) {
    String name = text(chain, "name");
    String theirs = text(chain, "id");
    List<JsonNode> steps =
        each(export.path("escalation_policies"))
            .filter(step -> text(step, "escalation_chain_id").equals(theirs))
            .sorted(Comparator.comparingInt(step -> step.path("position").asInt()))
            .toList();
    List<List<Holder>> holders = new ArrayList<>();
    List<Long> waits = new ArrayList<>();
    int rounds = 1;
    boolean waited = true;
    for (JsonNode step : steps) {
      String type = text(step, "type");
      if (type.equals("wait")) {
        if (!waits.isEmpty()) {
          long minutes = step.path("duration").asLong() / 60;
          waits.set(waits.size() - 1, waited ? waits.get(waits.size() - 1) + minutes : minutes);
        }
        waited = true;
      } else if (type.equals("repeat_escalation")) {
        rounds = 5;
      } else {
        List<Holder> targets = targets(step, type, name, export, carried);
        if (targets.isEmpty()) {
          continue;
        }
        if (waited || holders.isEmpty()) {
          holders.add(new ArrayList<>());
          waits.add(0L);
        }
        holders.get(holders.size() - 1).addAll(targets);
        waited = false;
      }
    }
    add(name, theirs, holders, waits, rounds, carried);
  }

  private static void add(
      String name,
      String chain,
      List<List<Holder>> holders,
      List<Long> waits,
      int rounds,
      Carried carried) {
    String policy = null;
    if (!holders.isEmpty()) {
      policy = carried.id("policy", chain, name);
      List<Policy.Level> levels =
          IntStream.range(0, holders.size())
              .mapToObj(
                  i ->
                      new Policy.Level(
                          holders.get(i).stream().map(Holder::toString).distinct().toList(),
                          Carried.within(waits.get(i) == 0 ? 5 : waits.get(i))))
              .toList();
      carried.add(new Policy(policy, levels, rounds));
    } else {
      carried.note("The escalation chain %s pages nobody.", name);
    }
    String id = carried.id("team", chain, name);
    List<String> members =
        List.copyOf(carried.people(holders.stream().flatMap(List::stream).toList()));
    carried.add(new Team(id, name, null, members, Carried.duties(holders), policy));
    carried.note("Nobody is commander or management in team %s yet.", id);
  }

  private static List<Holder> targets(
      JsonNode step, String type, String chain, JsonNode export, Carried carried) {
    List<Holder> targets =
        switch (type) {
          case "notify_persons" -> people(step.path("persons_to_notify"), carried);
          case "notify_person_next_each_time" -> {
            carried.note("%s pages one person after the other in turn; here all at once.", chain);
            yield people(step.path("persons_to_notify_next_each_time"), carried);
          }
          case "notify_on_call_from_schedule" -> {
            String schedule = text(step, "notify_on_call_from_schedule");
            yield carried.rotations(schedule);
          }
          case "notify_team_members" -> {
            String team = text(step, "notify_to_team_members", "team_to_notify");
            yield each(export.path("users"))
                .filter(u -> each(u.path("teams")).anyMatch(t -> t.asText().equals(team)))
                .flatMap(u -> carried.known("person", text(u, "id")).stream())
                .map(person -> new Holder(Holder.Kind.PERSON, person))
                .toList();
          }
          default -> List.of();
        };
    if (targets.isEmpty()) {
      carried.note(
          WITHOUT_PEOPLE.contains(type)
              ? "%s has a step %s, which is a matter of the processes here."
              : "%s has a step %s that pages nobody who is here.",
          chain,
          type);
    }
    return targets;
  }

  private static List<Holder> people(JsonNode users, Carried carried) {
    return each(users)
        .flatMap(user -> carried.known("person", user.asText()).stream())
        .map(person -> new Holder(Holder.Kind.PERSON, person))
        .toList();
  }

  private static void service(JsonNode integration, Carried carried) {
    String name = text(integration, "name", "description_short", "id");
    String chain = text(integration.path("default_route"), "escalation_chain_id");
    String team = carried.known("team", chain).orElse(null);
    if (team == null) {
      carried.note("The default route of the integration %s has no escalation chain.", name);
    }
    carried.note(
        "The routes of %s do not come along; processes/incident/alert-routing.dmn has its own.",
        name);
    String id = carried.id("service", text(integration, "id"), name);
    carried.add(new Service(id, team, null, null, null, null));
  }
}
