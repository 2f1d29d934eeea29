package org.tocsin.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** Which incident the next alert of a kind joins, and what it holds already. */
@Repository
public class Joins {
  private final JdbcClient database;
  private final Clock clock;

  Joins(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How many alerts an incident has, and how many of them are still firing. */
  public record Count(long alerts, long firing) {}

  Optional<IncidentNumber> of(String key) {
    return database
        .sql("select incident from alert_joins where key = :key")
        .param("key", key)
        .query((row, number) -> new IncidentNumber(row.getLong("incident")))
        .optional();
  }

  void put(String key, IncidentNumber incident) {
    database
        .sql(
            """
            insert into alert_joins (key, incident) values (:key, :incident)
            on conflict (key) do update set incident = excluded.incident
            """)
        .param("key", key)
        .param("incident", incident.value())
        .update();
  }

  /** The incident takes no further alerts: what fires from now on is another one. */
  public void settle(IncidentNumber incident) {
    database
        .sql("delete from alert_joins where incident = :incident")
        .param("incident", incident.value())
        .update();
    // said so that no index of all that are not settled can be taken
    database
        .sql(
            """
            update alert_alerts set settled_at = :at
            where incident = :incident and coalesce(settled_at, 'infinity') = 'infinity'
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("incident", incident.value())
        .update();
  }

  public Count count(IncidentNumber incident) {
    return database
        .sql(
            """
            select count(*) as alerts, count(*) filter (where ends_at is null) as firing
            from alert_alerts where incident = :incident
            """)
        .param("incident", incident.value())
        .query(Count.class)
        .single();
  }
}
