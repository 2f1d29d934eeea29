package org.tocsin.incident.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.Actor;
import org.tocsin.shared.IncidentNumber;

/**
 * What happened in an incident, in order. An entry is written in the transaction of what it
 * records, and is never changed.
 */
@Repository
public class Timeline {
  /** Who acts when no person does. */
  public static final String TOCSIN = Actor.TOCSIN;

  private static final int LONGEST_TEXT = 5000;

  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Timeline(JdbcClient database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param kind what sort of thing happened, such as {@code paged}
   * @param actor the id of a person, a key as {@code key:<its name>}, or {@link #TOCSIN}
   * @param text one sentence for a person
   * @param data the same for a program
   */
  public record Entry(
      Instant at, String kind, String actor, String text, Map<String, Object> data) {}

  public void add(IncidentNumber incident, String kind, String actor, String text) {
    add(incident, kind, actor, text, Map.of());
  }

  public void add(
      IncidentNumber incident, String kind, String actor, String text, Map<String, ?> data) {
    database
        .sql(
            """
            insert into incident_timeline (incident, at, kind, actor, text, data)
            values (:incident, :at, :kind, :actor, :text, :data::jsonb)
            """)
        .param("incident", incident.value())
        .param("at", Timestamp.from(clock.instant()))
        .param("kind", kind)
        .param("actor", actor)
        .param("text", text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
        .param("data", write(data))
        .update();
  }

  /** How many entries of a kind an incident has since then; counts no further than {@code most}. */
  public int count(IncidentNumber incident, String kind, Instant since, int most) {
    return database
        .sql(
            """
            select count(*) from (
              select from incident_timeline
              where incident = :incident and kind = :kind and at > :since limit :most) entries
            """)
        .param("incident", incident.value())
        .param("kind", kind)
        .param("since", Timestamp.from(since))
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  /** All entries of an incident, the oldest first. */
  public List<Entry> of(IncidentNumber incident) {
    return database
        .sql(
            """
            select at, kind, actor, text, data from incident_timeline
            where incident = :incident order by id
            """)
        .param("incident", incident.value())
        .query(this::entry)
        .list();
  }

  /**
   * When a person last did anything; the beginning of the incident when nobody ever has. Alerts
   * come by themselves; an acknowledgement at the sender does not.
   */
  public Instant lastDoneByAPerson(IncidentNumber incident) {
    return database
        .sql(
            """
            select coalesce(max(at) filter (
              where actor <> :tocsin and (actor not like 'key:%' or kind = 'acknowledged')),
              min(at)) as at
            from incident_timeline where incident = :incident
            """)
        .param("tocsin", TOCSIN)
        .param("incident", incident.value())
        .query((row, number) -> row.getTimestamp("at").toInstant())
        .single();
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("actor"),
        row.getString("text"),
        read(row.getString("data")));
  }

  private String write(Map<String, ?> data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A timeline entry cannot hold " + data, e);
    }
  }

  private Map<String, Object> read(String data) {
    try {
      return json.readValue(data, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A timeline entry holds broken JSON", e);
    }
  }
}
