package org.tocsin.directory;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Accounts;

/**
 * The accounts follow the document: everybody in it has one, with the roles and teams it says.
 * Accounts that no document has ever named are left alone.
 */
@Component
class PeoplesAccounts {
  private static final int NOBODY_KNOWS = 32;

  private final Accounts accounts;
  private final SecureRandom random = new SecureRandom();

  PeoplesAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Makes accounts and memberships what the document says.
   *
   * @param by whoever applies it stays an administrator, so that there always is one
   * @return a sentence when the document did not want that
   */
  List<String> follow(Organisation before, Organisation now, String by) {
    List<String> kept = kept(now, by);
    now.teams().forEach(team -> accounts.createTeam(team.id(), team.name()));
    for (Person person : now.people()) {
      if (accounts.exists(person.id())) {
        accounts.rename(person.id(), person.name(), mail(person));
      } else {
        accounts.create(person.id(), person.name(), mail(person), unknown());
      }
      Set<String> groups = new HashSet<>(person.roles());
      now.teams().stream()
          .filter(team -> team.members().contains(person.id()))
          .forEach(team -> groups.add(team.id()));
      if (person.id().equals(by) && !kept.isEmpty()) {
        groups.add(Accounts.ADMINISTRATOR);
      }
      accounts.joinOnly(person.id(), groups);
    }
    before.people().stream()
        .map(Person::id)
        .filter(id -> now.person(id).isEmpty() && accounts.exists(id))
        .forEach(
            id -> accounts.joinOnly(id, id.equals(by) ? Set.of(Accounts.ADMINISTRATOR) : Set.of()));
    return kept;
  }

  /** What whoever applies the document keeps although it does not say so. */
  List<String> kept(Organisation wanted, String by) {
    boolean administrates = accounts.groupsOf(by).contains(Accounts.ADMINISTRATOR);
    boolean wantedToo =
        wanted.person(by).filter(p -> p.roles().contains(Accounts.ADMINISTRATOR)).isPresent();
    return administrates && !wantedToo
        ? List.of(
            "You (%s) stay an administrator although the document does not say so: nobody takes that"
                    .formatted(by)
                + " role from themselves, so that there always is one.")
        : List.of();
  }

  private static String mail(Person person) {
    return person.ways().stream()
        .filter(way -> way.way().equals("mail"))
        .map(PersonalWay::address)
        .findFirst()
        .orElse("");
  }

  /** A password nobody knows; an invitation lets the person choose one. */
  private String unknown() {
    byte[] bytes = new byte[NOBODY_KNOWS];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
