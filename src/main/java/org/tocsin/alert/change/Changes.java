package org.tocsin.alert.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The feed of changes. A change never pages anybody. */
@Repository
public class Changes {
  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Changes(JdbcClient database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  public void add(Change change) {
    database
        .sql(
            """
            insert into alert_changes (service, summary, source, at, received_at, links, details)
            values (:service, :summary, :source, :at, :now, :links::jsonb, :details::jsonb)
            """)
        .param("service", change.service())
        .param("summary", change.summary())
        .param("source", change.source())
        .param("at", Timestamp.from(change.at()))
        .param("now", Timestamp.from(clock.instant()))
        .param("links", write(change.links()))
        .param("details", write(change.details()))
        .update();
  }

  /**
   * The newest changes, the newest first.
   *
   * @param service of this service only; null for all
   */
  public List<Change> newest(@Nullable String service, int most) {
    return database
        .sql(
            """
            select * from alert_changes %s order by at desc, id desc limit :most
            """
                .formatted(service == null ? "" : "where service = :service"))
        .param("service", service)
        .param("most", most)
        .query(this::change)
        .list();
  }

  /** The last changes of a service between two moments, the newest first. */
  public List<Change> between(String service, Instant from, Instant until, int most) {
    return database
        .sql(
            """
            select * from alert_changes where service = :service and at between :from and :until
            order by at desc, id desc limit :most
            """)
        .param("service", service)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .param("most", most)
        .query(this::change)
        .list();
  }

  private Change change(ResultSet row, int number) throws SQLException {
    return new Change(
        row.getString("service"),
        row.getString("summary"),
        row.getString("source"),
        row.getTimestamp("at").toInstant(),
        read(row.getString("links"), new TypeReference<>() {}),
        read(row.getString("details"), new TypeReference<>() {}));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A change cannot be written as JSON", e);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change holds broken JSON", e);
    }
  }
}
