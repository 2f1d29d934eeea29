package org.tocsin.oncall;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Duty;
import org.tocsin.directory.Holder;
import org.tocsin.directory.Organisation;
import org.tocsin.directory.Person;

/** Which people hold a team's duties at this moment. */
@Component
public class Roster {
  private final Directory directory;

  Roster(Directory directory) {
    this.directory = directory;
  }

  public List<Person> onCall(String team, Duty duty) {
    Organisation organisation = directory.now();
    return organisation.team(team).stream()
        .flatMap(found -> found.holders(duty).stream())
        .flatMap(holder -> people(organisation, holder))
        .distinct()
        .toList();
  }

  /** Everybody who holds any duty of the team. */
  public List<Person> everybody(String team) {
    return Stream.of(Duty.values())
        .flatMap(duty -> onCall(team, duty).stream())
        .distinct()
        .toList();
  }

  /** Who is on call by a rotation at this moment. */
  public List<Person> onRotation(String rotation) {
    return List.of();
  }

  private static Stream<Person> people(Organisation organisation, Holder holder) {
    return switch (holder.kind()) {
      case PERSON -> organisation.person(holder.id()).stream();
      case ROTATION -> Stream.empty();
    };
  }
}
