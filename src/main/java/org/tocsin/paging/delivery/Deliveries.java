package org.tocsin.paging.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** Every attempt to deliver a page or a notice. */
@Repository
public class Deliveries {
  private final JdbcClient database;
  private final Clock clock;

  Deliveries(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One attempt by one way, with what the other side answered. */
  public record Delivery(long page, String way, Instant at, boolean failed, String answer) {}

  void succeeded(long page, String way, String answer) {
    attempted(page, way, false, false, answer);
  }

  /**
   * @param forGood whether trying this way again is no use
   */
  void failed(long page, String way, boolean forGood, String answer) {
    attempted(page, way, true, forGood, answer);
  }

  private void attempted(long page, String way, boolean failed, boolean forGood, String answer) {
    database
        .sql(
            """
            insert into paging_deliveries (page, way, at, failed, for_good, answer)
            values (:page, :way, :at, :failed, :forGood, :answer)
            """)
        .param("page", page)
        .param("way", way)
        .param("at", Timestamp.from(clock.instant()))
        .param("failed", failed)
        .param("forGood", forGood)
        .param("answer", answer.length() > 1000 ? answer.substring(0, 1000) : answer)
        .update();
  }

  /** All attempts for the pages and notices of an incident, the oldest first. */
  public List<Delivery> of(IncidentNumber incident) {
    return database
        .sql(
            """
            select d.page, d.way, d.at, d.failed, d.answer
            from paging_deliveries d join paging_pages p on p.id = d.page
            where p.incident = :incident order by d.id
            """)
        .param("incident", incident.value())
        .query(Deliveries::delivery)
        .list();
  }

  /** What came of the newest attempt at a person's newest code or test by this way. */
  Optional<Delivery> newestTrial(String person, String way) {
    return database
        .sql(
            """
            select d.page, d.way, d.at, d.failed, d.answer
            from paging_deliveries d join paging_pages p on p.id = d.page
            where p.person = :person and p.kind in ('code', 'test') and d.way = :way
            order by d.id desc limit 1
            """)
        .param("person", person)
        .param("way", way)
        .query(Deliveries::delivery)
        .optional();
  }

  /**
   * The ways that have been tried for a page, each with whether it has worked. Once the person
   * counts as unreachable, all are tried anew but those that have failed for good.
   */
  Map<String, Boolean> triedWays(long page) {
    return database
        .sql(
            """
            select d.way, bool_or(not d.failed) as worked
            from paging_deliveries d join paging_pages p on p.id = d.page
            where p.id = :page and (not d.failed or d.for_good
              or p.unreachable_at is null or d.at > p.unreachable_at)
            group by d.way
            """)
        .param("page", page)
        .query((row, number) -> Map.entry(row.getString("way"), row.getBoolean("worked")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether a way has failed for this page that may work at another time. */
  boolean mayWorkLater(long page) {
    return database
        .sql(
            """
            select exists (select way from paging_deliveries
              where page = :page group by way having bool_and(failed) and not bool_or(for_good))
            """)
        .param("page", page)
        .query(Boolean.class)
        .single();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getLong("page"),
        row.getString("way"),
        row.getTimestamp("at").toInstant(),
        row.getBoolean("failed"),
        row.getString("answer"));
  }
}
