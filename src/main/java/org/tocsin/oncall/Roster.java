package org.tocsin.oncall;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.directory.Person;

/** Which people hold a team's duties. */
@Repository
public class Roster {
  private final JdbcClient database;

  Roster(JdbcClient database) {
    this.database = database;
  }

  public List<Person> onCall(String team, Duty duty) {
    return database
        .sql(
            """
            select p.id, p.name, p.mail from oncall_duties d join directory_people p on p.id = d.person
            where d.team = :team and d.duty = :duty order by p.id
            """)
        .param("team", team)
        .param("duty", duty.word())
        .query(Person.class)
        .list();
  }

  /** Everybody who holds any duty of the team. */
  public List<Person> everybody(String team) {
    return database
        .sql(
            """
            select distinct p.id, p.name, p.mail
            from oncall_duties d join directory_people p on p.id = d.person
            where d.team = :team order by p.id
            """)
        .param("team", team)
        .query(Person.class)
        .list();
  }

  public void assign(String team, Duty duty, String person) {
    database
        .sql("insert into oncall_duties (team, duty, person) values (:team, :duty, :person)")
        .param("team", team)
        .param("duty", duty.word())
        .param("person", person)
        .update();
  }
}
