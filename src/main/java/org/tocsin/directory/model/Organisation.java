package org.tocsin.directory.model;

import java.util.List;
import java.util.Optional;

/** Everybody and everything in one document. Ids are looked up in a table, not searched for. */
public record Organisation(
    List<Person> people,
    List<Team> teams,
    List<Service> services,
    List<Rotation> rotations,
    List<Policy> policies) {
  public static final Organisation EMPTY = new Organisation(null, null, null, null, null);

  public Organisation {
    people = new Indexed<>(people, Person::id);
    teams = new Indexed<>(teams, Team::id);
    services = new Indexed<>(services, Service::id);
    rotations = new Indexed<>(rotations, Rotation::id);
    policies = new Indexed<>(policies, Policy::id);
  }

  public Optional<Person> person(String id) {
    return Indexed.find(people, id);
  }

  public Optional<Team> team(String id) {
    return Indexed.find(teams, id);
  }

  public Optional<Service> service(String id) {
    return Indexed.find(services, id);
  }

  public Optional<Rotation> rotation(String id) {
    return Indexed.find(rotations, id);
  }

  public Optional<Policy> policy(String id) {
    return Indexed.find(policies, id);
  }
}
