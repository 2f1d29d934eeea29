package org.tocsin.directory.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.DirectoryCheck;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;

/** Warns of services, duties and people that a page would not reach. */
@Component
class Reach implements DirectoryCheck {
  private static final String INBOX = "inbox";

  private final VerifiedWays verified;

  Reach(VerifiedWays verified) {
    this.verified = verified;
  }

  @Override
  public List<String> warnings(Organisation organisation, Instant now) {
    List<String> warnings = new ArrayList<>();
    for (Service service : organisation.services()) {
      if (service.team() == null) {
        warnings.add(
            "The service %s has no owner; the team that looks after the rest is paged for it."
                .formatted(service.id()));
      }
    }
    for (Team team : organisation.teams()) {
      for (Duty duty : Duty.values()) {
        if (team.holders(duty).isEmpty()) {
          warnings.add(
              "In team %s nobody is %s; that place is passed over when somebody has to be paged."
                  .formatted(team.id(), duty.word()));
        }
      }
    }
    List<Person> onDuty =
        onDuty(organisation).stream().flatMap(id -> organisation.person(id).stream()).toList();
    Map<String, List<PersonalWay>> missing = verified.missing(onDuty);
    for (Person person : onDuty) {
      for (PersonalWay way : missing.getOrDefault(person.id(), List.of())) {
        warnings.add(
            "%s has not shown yet that %s %s is theirs; until then it is not used."
                .formatted(person.name(), way.way(), way.address()));
      }
      if (person.ways().stream().allMatch(way -> way.way().equals(INBOX))) {
        warnings.add(
            "%s has a duty, and no way that would wake anybody: give them another than the inbox."
                .formatted(person.name()));
      }
    }
    return warnings;
  }

  private static Set<String> onDuty(Organisation organisation) {
    Set<String> people = new LinkedHashSet<>();
    Stream<Holder> holders =
        organisation.teams().stream()
            .flatMap(team -> Stream.of(Duty.values()).flatMap(duty -> team.holders(duty).stream()));
    Stream<Holder> paged =
        organisation.policies().stream()
            .flatMap(policy -> policy.levels().stream())
            .flatMap(level -> level.page().stream())
            .filter(target -> target.matches("(person|rotation):.*"))
            .map(Holder::valueOf);
    Stream.concat(holders, paged)
        .forEach(
            holder -> {
              if (holder.kind() == Holder.Kind.PERSON) {
                people.add(holder.id());
              } else {
                organisation
                    .rotation(holder.id())
                    .ifPresent(
                        rotation ->
                            rotation.layers().forEach(layer -> people.addAll(layer.people())));
              }
            });
    return people;
  }
}
