package org.tocsin.paging.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.people.VerifiedWays;
import org.tocsin.paging.channel.Way;

/** The ways a person can really be reached by: verified, and set up on this installation. */
@Component
class UsableWays {
  private static final String INBOX = "inbox";

  private final VerifiedWays verified;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  UsableWays(VerifiedWays verified, List<Way> ways) {
    this.verified = verified;
    ways.forEach(way -> this.ways.put(way.name(), way));
  }

  /**
   * In their order, each way once. The inbox wakes nobody and must not hide that a way which does
   * has failed, so it counts only for whom there is nothing else.
   */
  List<PersonalWay> of(Person person) {
    Map<String, PersonalWay> usable = new LinkedHashMap<>();
    verified.of(person).stream()
        .filter(way -> available(way.way()))
        .forEach(way -> usable.putIfAbsent(way.way(), way));
    if (usable.size() > 1) {
      usable.remove(INBOX);
    }
    return List.copyOf(usable.values());
  }

  boolean available(String way) {
    return ways.containsKey(way) && ways.get(way).available();
  }

  boolean wakes(String way) {
    return ways.get(way).wakes();
  }
}
