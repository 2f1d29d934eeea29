package org.tocsin.directory.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;

/** The addresses that their owners have shown to be theirs; no other is used. */
@Repository
public class VerifiedWays {
  private final JdbcClient database;
  private final Clock clock;

  VerifiedWays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Verified(String way, String address) {}

  /**
   * The person's ways that may be used, in their order. A way without an address needs no proof.
   */
  public List<PersonalWay> of(Person person) {
    List<Verified> verified =
        database
            .sql("select way, address from directory_verified_ways where person = :person")
            .param("person", person.id())
            .query(Verified.class)
            .list();
    return person.ways().stream()
        .filter(
            way ->
                way.address().isEmpty()
                    || verified.contains(new Verified(way.way(), way.address())))
        .toList();
  }

  /** The ways of these people that may not be used yet, by the id of the person. */
  public Map<String, List<PersonalWay>> missing(List<Person> people) {
    record Owned(String person, String way, String address) {}
    Set<Owned> verified =
        database
            .sql("select person, way, address from directory_verified_ways")
            .query(Owned.class)
            .set();
    Map<String, List<PersonalWay>> missing = new HashMap<>();
    for (Person person : people) {
      missing.put(
          person.id(),
          person.ways().stream()
              .filter(way -> !way.address().isEmpty())
              .filter(way -> !verified.contains(new Owned(person.id(), way.way(), way.address())))
              .toList());
    }
    return missing;
  }

  /** The person has shown that this address is theirs. */
  public void add(String person, String way, String address) {
    database
        .sql(
            """
            insert into directory_verified_ways (person, way, address, verified_at)
            values (:person, :way, :address, :at) on conflict do nothing
            """)
        .param("person", person)
        .param("way", way)
        .param("address", address)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }
}
