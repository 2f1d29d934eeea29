package org.tocsin.directory.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.Policy;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;

/**
 * An organisation in the making: what was carried over under which id, and what was not carried
 * over.
 */
final class Carried {
  private static final int LONGEST_ID = 50;

  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("team:intake", "team:camunda-admin"));
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final List<Team> teams = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Rotation> rotations = new ArrayList<>();
  private final List<Policy> policies = new ArrayList<>();

  Carried() {
    List.of("responder", "commander", "process-owner", "auditor", "administrator")
        .forEach(role -> taken.add("team:" + role));
  }

  void note(String sentence, Object... words) {
    notes.add(sentence.formatted(words).replaceAll("\\s+", " "));
  }

  /** An id of ours for a thing of the export; made of its name, and of nobody else's. */
  String id(String kind, String theirs, String name) {
    return ids.computeIfAbsent(kind + ":" + theirs, key -> fresh(kind, name));
  }

  /** The id that was given to a thing of the export; empty when it is not in the export. */
  Optional<String> known(String kind, String theirs) {
    return Optional.ofNullable(ids.get(kind + ":" + theirs));
  }

  private String fresh(String kind, String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String begin = slug.isEmpty() ? kind : slug.substring(0, Math.min(slug.length(), LONGEST_ID));
    String id = begin.replaceAll("-$", "");
    for (int number = 2; !taken.add(kind + ":" + id); number++) {
      id = begin + "-" + number;
    }
    return id;
  }

  /**
   * @param theirs the person's id in the export
   * @param mail the begin of it becomes the name they sign in with
   */
  void person(
      String theirs, String name, String mail, @Nullable String zone, List<PersonalWay> ways) {
    String local = mail.contains("@") ? mail.substring(0, mail.indexOf('@')) : name;
    String id = id("person", theirs, local);
    List<PersonalWay> all = new ArrayList<>(ways);
    if (mail.contains("@") && all.stream().noneMatch(way -> way.way().equals("mail"))) {
      all.add(new PersonalWay("mail", mail, null));
    }
    all.add(new PersonalWay("inbox", "", null));
    people.put(id, new Person(id, name.strip(), zone(zone, name), List.of("responder"), all, null));
  }

  void add(Team team) {
    teams.add(team);
  }

  void add(Service service) {
    services.add(service);
  }

  void add(Rotation rotation) {
    if (rotation.layers().isEmpty()) {
      note("Nobody would ever be on call in the schedule %s, so it was left out.", rotation.name());
    } else {
      rotations.add(rotation);
    }
  }

  void add(Policy policy) {
    policies.add(policy);
  }

  /** Everybody these name, be it by a rotation. */
  Set<String> people(Collection<Holder> holders) {
    Set<String> named = new LinkedHashSet<>();
    for (Holder holder : holders) {
      if (holder.kind() == Holder.Kind.PERSON) {
        named.add(holder.id());
      }
      rotations.stream()
          .filter(rotation -> holder.equals(new Holder(Holder.Kind.ROTATION, rotation.id())))
          .flatMap(rotation -> rotation.layers().stream())
          .forEach(layer -> named.addAll(layer.people()));
    }
    return named;
  }

  /** The rotations that were made of a schedule of the export. */
  List<Holder> rotations(String schedule) {
    List<Holder> holders = new ArrayList<>();
    for (int place = 0; place <= rotations.size(); place++) {
      known("rotation", schedule + (place == 0 ? "" : "#" + place))
          .filter(id -> rotations.stream().anyMatch(rotation -> rotation.id().equals(id)))
          .ifPresent(id -> holders.add(new Holder(Holder.Kind.ROTATION, id)));
    }
    return holders;
  }

  /** The first level is primary, the second one secondary; the policy has them all. */
  static Map<Duty, List<Holder>> duties(List<List<Holder>> levels) {
    Map<Duty, List<Holder>> duties = new EnumMap<>(Duty.class);
    if (!levels.isEmpty()) {
      duties.put(Duty.PRIMARY, List.copyOf(new LinkedHashSet<>(levels.get(0))));
    }
    if (levels.size() > 1) {
      duties.put(Duty.SECONDARY, List.copyOf(new LinkedHashSet<>(levels.get(1))));
    }
    return duties;
  }

  /** A zone by its name; UTC, with a note, when Java does not know it. */
  ZoneId zone(@Nullable String name, String whose) {
    if (name == null || name.isBlank()) {
      return ZoneOffset.UTC;
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      note("The time zone %s of %s is not known; it became UTC.", name, whose);
      return ZoneOffset.UTC;
    }
    return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
  }

  /** How long one has to acknowledge: whole minutes, at least one and at most a day. */
  static Duration within(long minutes) {
    return Duration.ofMinutes(Math.min(Math.max(minutes, 1), Duration.ofDays(1).toMinutes()));
  }

  static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** The text of the first of these fields that has one. */
  static String text(JsonNode node, String... fields) {
    return Stream.of(fields)
        .map(field -> node.path(field).asText(""))
        .filter(text -> !text.isBlank() && !text.equals("null"))
        .findFirst()
        .orElse("");
  }

  DirectoryImport.Draft done() {
    if (teams.isEmpty()) {
      note("The export has no teams; write at least one.");
    }
    note("Everybody became a responder; say who is commander, auditor or administrator.");
    note("No address counts until its owner has shown that it is theirs.");
    return new DirectoryImport.Draft(
        new Organisation(List.copyOf(people.values()), teams, services, rotations, policies),
        List.copyOf(notes));
  }
}
