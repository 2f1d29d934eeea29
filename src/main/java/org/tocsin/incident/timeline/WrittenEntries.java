package org.tocsin.incident.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** The entries of timelines exactly as they are stored. */
@Repository
public class WrittenEntries {
  private final JdbcClient database;

  WrittenEntries(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param id of the entry, unique among all incidents
   * @param data JSON
   */
  public record Written(
      long id,
      IncidentNumber incident,
      Instant at,
      String kind,
      String actor,
      String text,
      String data) {}

  /** Those of these ids that exist, by incident and then by id. */
  public List<Written> get(Collection<Long> ids) {
    return database
        .sql(
            """
            select id, incident, at, kind, actor, text, data from incident_timeline
            where id = any(:ids) order by incident, id
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query(WrittenEntries::written)
        .list();
  }

  /** All entries of an incident, by id. */
  public List<Written> of(IncidentNumber incident) {
    return database
        .sql(
            """
            select id, incident, at, kind, actor, text, data from incident_timeline
            where incident = :incident order by id
            """)
        .param("incident", incident.value())
        .query(WrittenEntries::written)
        .list();
  }

  private static Written written(ResultSet row, int number) throws SQLException {
    return new Written(
        row.getLong("id"),
        new IncidentNumber(row.getLong("incident")),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("actor"),
        row.getString("text"),
        row.getString("data"));
  }
}
