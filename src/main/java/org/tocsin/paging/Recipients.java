package org.tocsin.paging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Duty;
import org.tocsin.directory.Person;
import org.tocsin.engine.Accounts;
import org.tocsin.incident.Incident;
import org.tocsin.oncall.Roster;

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
   * @param role a duty of the team, without the responder, who is on it; {@code responder} of the
   *     incident; or {@code everybody}: the whole team and every administrator
   * @throws IllegalArgumentException when the policy names a role that does not exist
   */
  List<Person> of(String role, Incident incident) {
    return switch (role) {
      case "responder" ->
          Optional.ofNullable(incident.responder()).flatMap(directory::person).stream().toList();
      case "everybody" ->
          Stream.concat(
                  roster.everybody(incident.team()).stream(),
                  accounts.membersOf(Accounts.ADMINISTRATOR).stream()
                      .flatMap(id -> directory.person(id).stream()))
              .distinct()
              .toList();
      case "primary", "secondary", "commander", "management" ->
          holders(role, incident).stream()
              .filter(person -> !person.id().equals(incident.responder()))
              .toList();
      default ->
          throw new IllegalArgumentException(
              "The escalation policy names the role '%s', which does not exist".formatted(role));
    };
  }

  /** Whether the only people of a role are on it already: calling them in would add nobody. */
  boolean areOnItAlready(String role, Incident incident) {
    return Arrays.stream(Duty.values()).anyMatch(duty -> duty.word().equals(role))
        && !holders(role, incident).isEmpty();
  }

  private List<Person> holders(String role, Incident incident) {
    return roster.onCall(incident.team(), Duty.valueOf(role.toUpperCase(Locale.ROOT)));
  }
}
