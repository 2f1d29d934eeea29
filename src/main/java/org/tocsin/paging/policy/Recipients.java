package org.tocsin.paging.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.account.Accounts;
import org.tocsin.incident.Incident;
import org.tocsin.oncall.schedule.Roster;

/** Which people stand behind a role of the escalation policy, at this moment. */
@Component
class Recipients {
  private final Roster roster;
  private final Directory directory;
  private final Accounts accounts;

  Recipients(Roster roster, Directory directory, Accounts accounts) {
    this.roster = roster;
    this.directory = directory;
    this.accounts = accounts;
  }

  /**
   * @param roles separated by commas: a duty of the team, without the responder, who is on it;
   *     {@code responder} of the incident; {@code everybody}: the whole team and every
   *     administrator; {@code person:<id>}, {@code rotation:<id>} or {@code team:<id>}
   * @throws IllegalArgumentException when the policy names a role that does not exist
   */
  List<Person> of(String roles, Incident incident) {
    return split(roles).flatMap(role -> ofOne(role, incident)).distinct().toList();
  }

  private Stream<Person> ofOne(String role, Incident incident) {
    return switch (role) {
      case "responder" ->
          Optional.ofNullable(incident.responder()).flatMap(directory::person).stream();
      case "everybody" ->
          Stream.concat(
              everybodyOf(incident.team()),
              accounts.membersOf(Accounts.ADMINISTRATOR).stream()
                  .flatMap(id -> directory.person(id).stream()));
      default -> holders(role, incident).filter(person -> !isResponder(person, incident));
    };
  }

  /** Whether the only people of a role are on it already: calling them in would add nobody. */
  boolean areOnItAlready(String roles, Incident incident) {
    return incident.responder() != null
        && split(roles)
            .filter(role -> !role.equals("responder") && !role.equals("everybody"))
            .flatMap(role -> holders(role, incident))
            .anyMatch(person -> isResponder(person, incident));
  }

  private Stream<Person> holders(String role, Incident incident) {
    int colon = role.indexOf(':');
    String id = role.substring(colon + 1);
    return switch (colon < 0 ? "duty" : role.substring(0, colon)) {
      case "person" -> directory.person(id).stream();
      case "rotation" -> roster.onRotation(id).stream();
      case "team" -> everybodyOf(id);
      default -> roster.onCall(incident.team(), duty(role)).stream();
    };
  }

  /** The members of a team and whoever holds one of its duties. */
  private Stream<Person> everybodyOf(String team) {
    return Stream.concat(
            roster.everybody(team).stream(),
            directory.team(team).stream()
                .flatMap(found -> found.members().stream())
                .flatMap(id -> directory.person(id).stream()))
        .distinct();
  }

  private static Duty duty(String role) {
    return Arrays.stream(Duty.values())
        .filter(duty -> duty.word().equals(role))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The escalation policy names the role '%s', which does not exist"
                        .formatted(role.toLowerCase(Locale.ROOT))));
  }

  private static boolean isResponder(Person person, Incident incident) {
    return person.id().equals(incident.responder());
  }

  private static Stream<String> split(String roles) {
    return Arrays.stream(roles.split(",")).map(String::strip);
  }
}
