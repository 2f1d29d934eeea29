package org.tocsin.paging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Every page and notice. */
@Repository
public class Pages {
  private final JdbcClient database;
  private final Clock clock;

  Pages(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A page that is to be sent; see {@link Page} for the components. */
  public record Wanted(
      @Nullable IncidentNumber incident,
      @Nullable String processInstance,
      Page.Kind kind,
      String person,
      String role,
      @Nullable Severity severity,
      int step,
      String reason,
      @Nullable String body) {}

  /** The same person is paged once in each step of a severity, however often the step is run. */
  public long add(Wanted page) {
    return database
        .sql(
            """
            insert into paging_pages
              (incident, process_instance, kind, person, role, severity, step, reason, body, created_at)
            values (:incident, :processInstance, :kind, :person, :role, :severity, :step, :reason, :body, :at)
            on conflict (process_instance, severity, step, person) do update set reason = excluded.reason
            returning id
            """)
        .param("incident", page.incident() == null ? null : page.incident().value())
        .param("processInstance", page.processInstance())
        .param("kind", page.kind().word())
        .param("person", page.person())
        .param("role", page.role())
        .param("severity", page.severity() == null ? null : page.severity().name())
        .param("step", page.step())
        .param("reason", page.reason())
        .param("body", page.body())
        .param("at", now())
        .query(Long.class)
        .single();
  }

  /**
   * @throws IllegalArgumentException when there is no such page
   */
  public Page get(long id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("There is no page " + id));
  }

  public Optional<Page> find(long id) {
    return database
        .sql("select * from paging_pages where id = :id")
        .param("id", id)
        .query(Pages::page)
        .optional();
  }

  /** All pages and notices of an incident, the oldest first. */
  public List<Page> of(IncidentNumber incident) {
    return database
        .sql("select * from paging_pages where incident = :incident order by id")
        .param("incident", incident.value())
        .query(Pages::page)
        .list();
  }

  /** The newest pages and notices to a person. */
  public List<Page> to(String person, int most) {
    return database
        .sql("select * from paging_pages where person = :person order by id desc limit :most")
        .param("person", person)
        .param("most", most)
        .query(Pages::page)
        .list();
  }

  /**
   * The pages that wait for this person's answer, the newest first. PostgreSQL would go through all
   * pages from the newest one, because it takes notices for pages that many wait for.
   */
  public List<Page> waitingFor(String person, int most) {
    return database
        .sql(
            """
            with waiting as materialized (
              select * from paging_pages
              where person = :person and kind = 'page' and answered_at is null)
            select * from waiting order by id desc limit :most
            """)
        .param("person", person)
        .param("most", most)
        .query(Pages::page)
        .list();
  }

  public List<Page> ofRun(String processInstance) {
    return database
        .sql("select * from paging_pages where process_instance = :instance order by id")
        .param("instance", processInstance)
        .query(Pages::page)
        .list();
  }

  public void answered(String processInstance, String person) {
    database
        .sql(
            """
            update paging_pages set answered_at = :at, answered_by = :person
            where process_instance = :instance and answered_at is null
            """)
        .param("at", now())
        .param("person", person)
        .param("instance", processInstance)
        .update();
  }

  /** Nobody need answer the open pages of this incident any more. */
  public void withdraw(IncidentNumber incident) {
    database
        .sql(
            """
            update paging_pages set answered_at = :at
            where incident = :incident and kind = 'page' and answered_at is null
            """)
        .param("at", now())
        .param("incident", incident.value())
        .update();
  }

  /** Nobody need answer the open pages of this run any more. */
  public void withdrawRun(String processInstance) {
    database
        .sql(
            """
            update paging_pages set answered_at = :at
            where process_instance = :instance and answered_at is null
            """)
        .param("at", now())
        .param("instance", processInstance)
        .update();
  }

  /** Nothing is sent before this instant, as the person wants it. */
  public void attemptDue(long page, Instant at) {
    database
        .sql("update paging_pages set due_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", page)
        .update();
  }

  /**
   * A page that has reached nobody.
   *
   * @param since when the first attempt at it was due
   */
  public record Unreached(@Nullable IncidentNumber incident, String person, Instant since) {}

  /**
   * Pages that have reached nobody, though an attempt was due before this instant; oldest first.
   */
  public List<Unreached> unreachedSince(Instant at) {
    return database
        .sql(
            """
            select incident, person, coalesce(due_at, created_at) as since from paging_pages
            where kind = 'page' and answered_at is null and delivered_at is null
              and unreachable_at is null and created_at < :at and coalesce(due_at, created_at) < :at
            order by since
            """)
        .param("at", Timestamp.from(at))
        .query(
            (row, number) ->
                new Unreached(
                    incident(row), row.getString("person"), row.getTimestamp("since").toInstant()))
        .list();
  }

  public void delivered(long page) {
    stamp(page, "delivered_at");
  }

  public void unreachable(long page) {
    stamp(page, "unreachable_at");
  }

  /** The column is one of ours, never a text from outside. */
  private void stamp(long page, String column) {
    database
        .sql("update paging_pages set " + column + " = :at where id = :id")
        .param("at", now())
        .param("id", page)
        .update();
  }

  /** Whether the same person has been paged again in the same run. */
  public boolean isFollowed(Page page) {
    return database
        .sql(
            """
            select exists (select from paging_pages
              where process_instance = :instance and person = :person and id > :id)
            """)
        .param("instance", page.processInstance())
        .param("person", page.person())
        .param("id", page.id())
        .query(Boolean.class)
        .single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Page page(ResultSet row, int number) throws SQLException {
    return new Page(
        row.getLong("id"),
        incident(row),
        row.getString("process_instance"),
        Page.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("person"),
        row.getString("role"),
        severity(row),
        row.getInt("step"),
        row.getString("reason"),
        row.getString("body"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "delivered_at"),
        instant(row, "unreachable_at"),
        instant(row, "answered_at"),
        row.getString("answered_by"));
  }

  private static @Nullable IncidentNumber incident(ResultSet row) throws SQLException {
    long number = row.getLong("incident");
    return row.wasNull() ? null : new IncidentNumber(number);
  }

  private static @Nullable Severity severity(ResultSet row) throws SQLException {
    String name = row.getString("severity");
    return name == null ? null : new Severity(name);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
