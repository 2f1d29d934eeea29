package org.tocsin.oncall.override;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.account.Accounts;
import org.tocsin.oncall.schedule.Target;

/** Who may change what: people their own teams, administrators every team. */
@Component
public class OwnTeams {
  private final Directory directory;
  private final Accounts accounts;

  OwnTeams(Directory directory, Accounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  /** A person's own is what they are a member of, hold a duty of, or take turns in. */
  public boolean mayChange(String person, Target target) {
    return isOwn(directory.now(), person, target)
        || accounts.groupsOf(person).contains(Accounts.ADMINISTRATOR);
  }

  /**
   * @throws NotYours when the person may not change it
   */
  public void check(String person, Target target) {
    if (!mayChange(person, target)) {
      throw new NotYours(
          "You may change who is on call in your own teams only; ask somebody of %s."
              .formatted(target));
    }
  }

  private static boolean isOwn(Organisation organisation, String person, Target target) {
    return target.duty() == null
        ? takesTurns(organisation, person, target.id())
            || organisation.teams().stream()
                .filter(team -> holders(team).anyMatch(target.id()::equals))
                .anyMatch(team -> belongs(organisation, person, team))
        : organisation.team(target.id()).stream()
            .anyMatch(team -> belongs(organisation, person, team));
  }

  private static boolean belongs(Organisation organisation, String person, Team team) {
    return team.members().contains(person)
        || team.duties().values().stream()
            .flatMap(List::stream)
            .anyMatch(holder -> holds(organisation, person, holder));
  }

  private static boolean holds(Organisation organisation, String person, Holder holder) {
    return holder.kind() == Holder.Kind.PERSON
        ? holder.id().equals(person)
        : takesTurns(organisation, person, holder.id());
  }

  private static boolean takesTurns(Organisation organisation, String person, String rotation) {
    return organisation.rotation(rotation).stream()
        .flatMap(found -> found.layers().stream())
        .map(Rotation.Layer::people)
        .anyMatch(people -> people.contains(person));
  }

  private static Stream<String> holders(Team team) {
    return team.duties().values().stream()
        .flatMap(List::stream)
        .filter(holder -> holder.kind() == Holder.Kind.ROTATION)
        .map(Holder::id);
  }
}
