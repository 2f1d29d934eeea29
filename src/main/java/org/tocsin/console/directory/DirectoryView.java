package org.tocsin.console.directory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.Policy;
import org.tocsin.directory.model.QuietHours;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Rotation.Hours;
import org.tocsin.directory.model.Rotation.Layer;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;
import org.tocsin.view.Spans;

/** The organisation in words. */
record DirectoryView(
    List<PersonRow> people,
    List<TeamRow> teams,
    List<Service> services,
    List<RotationRow> rotations,
    List<PolicyRow> policies) {

  /**
   * @param quiet their quiet hours; null when they have none
   */
  record PersonRow(
      String id,
      String name,
      String zone,
      String roles,
      List<WayRow> ways,
      @Nullable String quiet) {}

  /**
   * @param verified whether it may be used
   */
  record WayRow(String text, boolean verified) {}

  record TeamRow(
      String id,
      String name,
      String zone,
      String members,
      List<DutyRow> duties,
      @Nullable String policy) {}

  record DutyRow(String duty, List<HolderRow> holders) {}

  /**
   * @param rotation the id of a rotation; null for a person
   */
  record HolderRow(String name, @Nullable String rotation) {}

  record RotationRow(String id, String name, List<String> layers) {}

  record PolicyRow(String id, List<String> levels, int rounds) {}

  static DirectoryView of(Organisation organisation, Map<String, List<PersonalWay>> unverified) {
    return new DirectoryView(
        organisation.people().stream()
            .map(person -> row(person, unverified.getOrDefault(person.id(), List.of())))
            .toList(),
        organisation.teams().stream().map(team -> row(team, organisation)).toList(),
        organisation.services(),
        organisation.rotations().stream().map(rotation -> row(rotation, organisation)).toList(),
        organisation.policies().stream().map(policy -> row(policy, organisation)).toList());
  }

  private static PersonRow row(Person person, List<PersonalWay> unverified) {
    return new PersonRow(
        person.id(),
        person.name(),
        words(person.zone()),
        String.join(", ", person.roles()),
        person.ways().stream()
            .map(way -> new WayRow(words(way), !unverified.contains(way)))
            .toList(),
        person.quiet() == null ? null : words(person.quiet()));
  }

  private static String words(PersonalWay way) {
    String after = way.after() == null ? "" : " after " + words(way.after());
    return (way.way() + " " + way.address()).strip() + after;
  }

  private static String words(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String words(Duration span) {
    return Spans.rough(span);
  }

  private static String words(QuietHours quiet) {
    return "quiet %s to %s for %s"
        .formatted(
            quiet.from(),
            quiet.until(),
            quiet.severities().stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  private static TeamRow row(Team team, Organisation organisation) {
    return new TeamRow(
        team.id(),
        team.name(),
        words(team.zone()),
        names(team.members(), organisation),
        Arrays.stream(Duty.values())
            .map(
                duty ->
                    new DutyRow(
                        duty.word(),
                        team.holders(duty).stream().map(h -> row(h, organisation)).toList()))
            .toList(),
        team.policy());
  }

  private static HolderRow row(Holder holder, Organisation organisation) {
    return switch (holder.kind()) {
      case PERSON -> new HolderRow(name(holder.id(), organisation), null);
      case ROTATION ->
          new HolderRow(
              organisation.rotation(holder.id()).map(Rotation::name).orElse(holder.id()),
              holder.id());
    };
  }

  private static RotationRow row(Rotation rotation, Organisation organisation) {
    return new RotationRow(
        rotation.id(),
        rotation.name(),
        rotation.layers().stream().map(layer -> words(layer, rotation, organisation)).toList());
  }

  private static String words(Layer layer, Rotation rotation, Organisation organisation) {
    String zone = words(Optional.ofNullable(layer.zone()).orElse(rotation.zone()));
    String turns =
        layer.people().size() == 1
            ? name(layer.people().get(0), organisation)
            : "%s take turns %s at %s"
                .formatted(names(layer.people(), organisation), every(layer.turn()), layer.at());
    String hours =
        layer.hours().isEmpty()
            ? ""
            : ", "
                + layer.hours().stream()
                    .map(DirectoryView::words)
                    .collect(Collectors.joining(" and "));
    String until = layer.until() == null ? "" : " until " + layer.until();
    return "%s%s (%s), since %s%s".formatted(turns, hours, zone, layer.from(), until);
  }

  private static String every(int hours) {
    if (hours % (7 * 24) == 0) {
      return hours == 7 * 24 ? "every week" : "every %d weeks".formatted(hours / (7 * 24));
    }
    if (hours % 24 == 0) {
      return hours == 24 ? "every day" : "every %d days".formatted(hours / 24);
    }
    return hours == 1 ? "every hour" : "every %d hours".formatted(hours);
  }

  private static String words(Hours hours) {
    String days =
        hours.days().isEmpty()
            ? "every day"
            : hours.days().stream().map(DirectoryView::day).collect(Collectors.joining(", "));
    return "%s %s to %s".formatted(days, hours.from(), hours.until());
  }

  private static String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static PolicyRow row(Policy policy, Organisation organisation) {
    return new PolicyRow(
        policy.id(),
        policy.levels().stream()
            .map(
                level ->
                    "%s, %s to acknowledge"
                        .formatted(
                            level.page().stream()
                                .map(target -> target(target, organisation))
                                .collect(Collectors.joining(", ")),
                            words(level.ackWithin())))
            .toList(),
        policy.rounds());
  }

  private static String target(String target, Organisation organisation) {
    return target.startsWith("person:")
        ? name(target.substring("person:".length()), organisation)
        : target.replace(":", " ");
  }

  private static String names(List<String> people, Organisation organisation) {
    return people.stream().map(id -> name(id, organisation)).collect(Collectors.joining(", "));
  }

  private static String name(String person, Organisation organisation) {
    return organisation.person(person).map(Person::name).orElse(person);
  }
}
