package org.tocsin.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.alert.Joins;
import org.tocsin.incident.Incident.Outcome;
import org.tocsin.incident.Incident.State;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** The records of all incidents. */
@Repository
@Transactional
public class Incidents {
  private final JdbcClient database;
  private final Joins joins;
  private final Clock clock;

  Incidents(JdbcClient database, Joins joins, Clock clock) {
    this.database = database;
    this.joins = joins;
    this.clock = clock;
  }

  /** Writes the record of a new incident, which is open. */
  IncidentNumber insert(String title, String service, String team, Severity severity) {
    long number =
        database
            .sql(
                """
                insert into incident_incidents (title, service, team, severity, state, opened_at)
                values (:title, :service, :team, :severity, 'open', :at) returning number
                """)
            .param("title", title)
            .param("service", service)
            .param("team", team)
            .param("severity", severity.name())
            .param("at", now())
            .query(Long.class)
            .single();
    return new IncidentNumber(number);
  }

  public Optional<Incident> find(IncidentNumber number) {
    return database
        .sql("select * from incident_incidents where number = :number")
        .param("number", number.value())
        .query(Incidents::incident)
        .optional();
  }

  /**
   * @throws IllegalArgumentException when there is none of this number
   */
  public Incident get(IncidentNumber number) {
    return find(number)
        .orElseThrow(() -> new IllegalArgumentException("There is no incident " + number));
  }

  /**
   * The same, and nobody else changes it until this transaction ends.
   *
   * @throws IllegalArgumentException when there is none of this number
   */
  public Incident hold(IncidentNumber number) {
    return database
        .sql("select * from incident_incidents where number = :number for no key update")
        .param("number", number.value())
        .query(Incidents::incident)
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("There is no incident " + number));
  }

  /** Every incident that is not closed, the worst first and the oldest first within a severity. */
  @Transactional(readOnly = true)
  public List<Incident> open() {
    return database
        .sql("select * from incident_incidents where state <> 'closed' order by severity, number")
        .query(Incidents::incident)
        .list();
  }

  /** Those of these numbers, in no order. */
  @Transactional(readOnly = true)
  public List<Incident> of(Collection<IncidentNumber> numbers) {
    return database
        .sql("select * from incident_incidents where number = any(:numbers)")
        .param("numbers", numbers.stream().map(IncidentNumber::value).toArray(Long[]::new))
        .query(Incidents::incident)
        .list();
  }

  /** The newest incidents that are closed. */
  @Transactional(readOnly = true)
  public List<Incident> closed(int most) {
    return closedBefore(new IncidentNumber(Long.MAX_VALUE), most);
  }

  /** The newest of those that are closed and have a lower number than this. */
  @Transactional(readOnly = true)
  public List<Incident> closedBefore(IncidentNumber number, int most) {
    return database
        .sql(
            """
            select * from incident_incidents where state = 'closed' and number < :number
            order by number desc limit :most
            """)
        .param("number", number.value())
        .param("most", most)
        .query(Incidents::incident)
        .list();
  }

  /**
   * The first acknowledgement starts the clock and makes its giver the responder. Each one ends an
   * exhaustion, because somebody is there, and lets the next alert that joins be told of.
   *
   * @return false when somebody was first
   */
  public boolean acknowledge(IncidentNumber number, String person) {
    database
        .sql(
            """
            update incident_incidents set exhausted_at = null, told_severity = null
            where number = :number
            """)
        .param("number", number.value())
        .update();
    return database
            .sql(
                """
                update incident_incidents
                set state = 'acknowledged', responder = :person, acknowledged_at = :at
                where number = :number and state = 'open'
                """)
            .param("person", person)
            .param("at", now())
            .param("number", number.value())
            .update()
        == 1;
  }

  /**
   * The worst severity of the alerts that the process was told of since somebody last answered;
   * empty when it was told of none.
   */
  public Optional<Severity> toldOf(IncidentNumber number) {
    return database
        .sql(
            """
            select told_severity from incident_incidents
            where number = :number and told_severity is not null
            """)
        .param("number", number.value())
        .query(String.class)
        .optional()
        .map(Severity::new);
  }

  public void told(IncidentNumber number, Severity severity) {
    database
        .sql("update incident_incidents set told_severity = :severity where number = :number")
        .param("severity", severity.name())
        .param("number", number.value())
        .update();
  }

  public void changeSeverity(IncidentNumber number, Severity severity) {
    database
        .sql("update incident_incidents set severity = :severity where number = :number")
        .param("severity", severity.name())
        .param("number", number.value())
        .update();
  }

  public void mitigated(IncidentNumber number) {
    reach(number, State.MITIGATED, "mitigated_at");
  }

  public void resolved(IncidentNumber number) {
    reach(number, State.RESOLVED, "resolved_at");
    joins.settle(number);
  }

  public void appointCommander(IncidentNumber number, String person) {
    database
        .sql("update incident_incidents set commander = :person where number = :number")
        .param("person", person)
        .param("number", number.value())
        .update();
  }

  /** A page of this incident went all the way up without an answer. */
  public void exhausted(IncidentNumber number) {
    database
        .sql("update incident_incidents set exhausted_at = :at where number = :number")
        .param("at", now())
        .param("number", number.value())
        .update();
  }

  /** The open incidents that have paged everybody there is without an answer, the oldest first. */
  @Transactional(readOnly = true)
  public List<Incident> exhausted() {
    return database
        .sql(
            """
            select * from incident_incidents
            where state <> 'closed' and exhausted_at is not null order by exhausted_at
            """)
        .query(Incidents::incident)
        .list();
  }

  /** The numbers of all incidents that are not closed. */
  @Transactional(readOnly = true)
  public List<IncidentNumber> openNumbers() {
    return database
        .sql("select number from incident_incidents where state <> 'closed'")
        .query((row, number) -> new IncidentNumber(row.getLong("number")))
        .list();
  }

  public void close(IncidentNumber number, Outcome outcome) {
    database
        .sql(
            """
            update incident_incidents set state = 'closed', outcome = :outcome, closed_at = :at
            where number = :number and state <> 'closed'
            """)
        .param("outcome", outcome.words())
        .param("at", now())
        .param("number", number.value())
        .update();
    joins.settle(number);
  }

  /** The column is one of ours, never a text from outside. */
  private void reach(IncidentNumber number, State state, String clockColumn) {
    database
        .sql(
            "update incident_incidents set state = :state, "
                + clockColumn
                + " = :at, exhausted_at = null, told_severity = null where number = :number")
        .param("state", state.word())
        .param("at", now())
        .param("number", number.value())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Incident incident(ResultSet row, int number) throws SQLException {
    String outcome = row.getString("outcome");
    return new Incident(
        new IncidentNumber(row.getLong("number")),
        row.getString("title"),
        row.getString("service"),
        row.getString("team"),
        new Severity(row.getString("severity")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        outcome == null
            ? null
            : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT).replace(' ', '_')),
        row.getString("responder"),
        row.getString("commander"),
        instant(row, "exhausted_at"),
        row.getTimestamp("opened_at").toInstant(),
        instant(row, "acknowledged_at"),
        instant(row, "mitigated_at"),
        instant(row, "resolved_at"),
        instant(row, "closed_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
