package org.tocsin.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people, teams and services of the organisation. */
@Repository
public class Directory {
  private final JdbcClient database;

  Directory(JdbcClient database) {
    this.database = database;
  }

  /** A group of people that owns services. */
  public record Team(String id, String name) {}

  /**
   * Something that can break.
   *
   * @param runbook address of the instructions for its responders; null when there are none
   */
  public record Service(String id, String team, @Nullable String runbook) {}

  public boolean isEmpty() {
    return teams().isEmpty();
  }

  public Optional<Person> person(String id) {
    return database
        .sql("select id, name, mail from directory_people where id = :id")
        .param("id", id)
        .query(Person.class)
        .optional();
  }

  public List<Person> people() {
    return database
        .sql("select id, name, mail from directory_people order by id")
        .query(Person.class)
        .list();
  }

  public List<Team> teams() {
    return database
        .sql("select id, name from directory_teams order by id")
        .query(Team.class)
        .list();
  }

  public List<Service> services() {
    return database
        .sql("select id, team, runbook from directory_services order by id")
        .query(Service.class)
        .list();
  }

  public Optional<Service> service(String id) {
    return database
        .sql("select id, team, runbook from directory_services where id = :id")
        .param("id", id)
        .query(Service.class)
        .optional();
  }

  public void add(Person person) {
    database
        .sql("insert into directory_people (id, name, mail) values (:id, :name, :mail)")
        .paramSource(person)
        .update();
  }

  public void add(Team team) {
    database
        .sql("insert into directory_teams (id, name) values (:id, :name)")
        .paramSource(team)
        .update();
  }

  public void add(Service service) {
    database
        .sql("insert into directory_services (id, team, runbook) values (:id, :team, :runbook)")
        .paramSource(service)
        .update();
  }
}
