package org.tocsin.paging.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.directory.DirectoryCheck;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Team;

/** Whether the people of a document can be reached on this installation. */
@Component
class WaysSetUp implements DirectoryCheck {
  private static final int NAMED = 5;

  private final UsableWays usable;

  WaysSetUp(UsableWays usable) {
    this.usable = usable;
  }

  @Override
  public List<String> warnings(Organisation wanted, Instant at) {
    return Stream.concat(missing(wanted), unreachable(wanted)).toList();
  }

  private Stream<String> missing(Organisation wanted) {
    Map<String, List<String>> people =
        wanted.people().stream()
            .flatMap(person -> person.ways().stream().map(way -> Map.entry(way.way(), person.id())))
            .filter(named -> !usable.available(named.getKey()))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return people.entrySet().stream()
        .map(
            way ->
                "Nobody is reached by %s, because it is not set up on this installation; it is named by %s."
                    .formatted(way.getKey(), some(way.getValue())));
  }

  private Stream<String> unreachable(Organisation wanted) {
    return wanted.teams().stream()
        .filter(team -> !people(team, wanted).isEmpty())
        .filter(team -> people(team, wanted).stream().allMatch(p -> usable.of(p).isEmpty()))
        .map(
            team ->
                "Nobody of the team %s can be reached now: every page to it would go on to the administrators."
                    .formatted(team.id()));
  }

  /** The members, and whoever holds a duty without a rotation. */
  private static List<Person> people(Team team, Organisation wanted) {
    Stream<String> holders =
        team.duties().values().stream()
            .flatMap(List::stream)
            .filter(holder -> holder.kind() == Holder.Kind.PERSON)
            .map(Holder::id);
    return Stream.concat(team.members().stream(), holders)
        .distinct()
        .flatMap(id -> wanted.person(id).stream())
        .toList();
  }

  private static String some(List<String> people) {
    String first = String.join(", ", people.stream().distinct().limit(NAMED).toList());
    return people.size() > NAMED ? first + " and others" : first;
  }
}
