package org.tocsin.paging.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.people.VerifiedWays;

/** Who could not be paged at this moment, were it needed. */
@Component
public class Unreachable {
  private final VerifiedWays verified;
  private final UsableWays usable;

  Unreachable(VerifiedWays verified, UsableWays usable) {
    this.verified = verified;
    this.usable = usable;
  }

  /** Of these people, those without any way that is verified and set up; in one query. */
  public List<Person> among(Collection<Person> people) {
    Map<String, List<PersonalWay>> missing = verified.missing(List.copyOf(people));
    return people.stream()
        .filter(
            person ->
                person.ways().stream()
                    .filter(way -> !missing.get(person.id()).contains(way))
                    .noneMatch(way -> usable.available(way.way())))
        .toList();
  }
}
