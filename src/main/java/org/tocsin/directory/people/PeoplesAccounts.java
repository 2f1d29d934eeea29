package org.tocsin.directory.people;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.openid.person.ProviderRoles;

/**
 * The accounts follow the document: everybody in it has one, with the roles and teams it says,
 * unless their groups at the OpenID provider say which roles they have. Accounts that no document
 * has ever named are left alone.
 */
@Component
public class PeoplesAccounts {
  private static final int NOBODY_KNOWS = 32;

  private final Accounts accounts;
  private final ProviderRoles provider;
  private final SecureRandom random = new SecureRandom();

  PeoplesAccounts(Accounts accounts, ProviderRoles provider) {
    this.accounts = accounts;
    this.provider = provider;
  }

  /**
   * Makes accounts and memberships what the document says.
   *
   * @param by whoever applies it stays an administrator, so that there always is one
   * @return a sentence when the document did not want that
   */
  public List<String> follow(Organisation before, Organisation now, String by) {
    List<String> kept = kept(now, by);
    now.teams().forEach(team -> accounts.createTeam(team.id(), team.name()));
    Set<String> known = new HashSet<>(accounts.all());
    Map<String, Set<String>> memberships = accounts.memberships();
    Map<String, Set<String>> wanted = groups(now, provider.byAccount());
    if (!kept.isEmpty()) {
      wanted.computeIfAbsent(by, id -> new HashSet<>()).add(Accounts.ADMINISTRATOR);
    }
    for (Person person : now.people()) {
      if (!known.contains(person.id())) {
        accounts.create(person.id(), person.name(), mail(person), unknown());
      } else if (!before.person(person.id()).equals(Optional.of(person))) {
        accounts.rename(person.id(), person.name(), mail(person));
      }
    }
    Stream.concat(before.people().stream(), now.people().stream())
        .map(Person::id)
        .distinct()
        .filter(id -> known.contains(id) || now.person(id).isPresent())
        .filter(id -> !of(id, wanted).equals(of(id, memberships)))
        .forEach(id -> accounts.joinOnly(id, of(id, wanted)));
    return kept;
  }

  private static Set<String> of(String person, Map<String, Set<String>> groups) {
    return groups.getOrDefault(person, Set.of());
  }

  /**
   * The roles and teams the document gives to each.
   *
   * @param elsewhere the roles of those who do not have them from the document
   */
  private static Map<String, Set<String>> groups(
      Organisation organisation, Map<String, Set<String>> elsewhere) {
    Map<String, Set<String>> groups = new HashMap<>();
    for (Person person : organisation.people()) {
      Collection<String> roles = person.roles();
      groups.put(
          person.id(), new HashSet<>(elsewhere.getOrDefault(person.id(), Set.copyOf(roles))));
    }
    for (Team team : organisation.teams()) {
      team.members()
          .forEach(id -> groups.computeIfAbsent(id, one -> new HashSet<>()).add(team.id()));
    }
    return groups;
  }

  /** What whoever applies the document keeps although it does not say so. */
  public List<String> kept(Organisation wanted, String by) {
    boolean administrates = accounts.groupsOf(by).contains(Accounts.ADMINISTRATOR);
    boolean wantedToo =
        wanted.person(by).filter(p -> p.roles().contains(Accounts.ADMINISTRATOR)).isPresent()
            || provider.byAccount().containsKey(by);
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
