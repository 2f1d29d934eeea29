package org.tocsin.directory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everybody and everything in one document. */
public record Organisation(
    List<Person> people,
    List<Team> teams,
    List<Service> services,
    List<Rotation> rotations,
    List<Policy> policies) {
  static final Organisation EMPTY = new Organisation(null, null, null, null, null);

  public Organisation {
    people = Lists.orEmpty(people);
    teams = Lists.orEmpty(teams);
    services = Lists.orEmpty(services);
    rotations = Lists.orEmpty(rotations);
    policies = Lists.orEmpty(policies);
  }

  public Optional<Person> person(String id) {
    return named(people, Person::id, id);
  }

  public Optional<Team> team(String id) {
    return named(teams, Team::id, id);
  }

  public Optional<Service> service(String id) {
    return named(services, Service::id, id);
  }

  public Optional<Rotation> rotation(String id) {
    return named(rotations, Rotation::id, id);
  }

  public Optional<Policy> policy(String id) {
    return named(policies, Policy::id, id);
  }

  private static <T> Optional<T> named(List<T> list, Function<T, String> idOf, String id) {
    return list.stream().filter(item -> idOf.apply(item).equals(id)).findFirst();
  }
}
