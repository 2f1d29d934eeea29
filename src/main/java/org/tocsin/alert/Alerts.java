package org.tocsin.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** Every alert that was not dropped, once per fingerprint and start. */
@Repository
class Alerts {
  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Alerts(JdbcClient database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps two messages about one group from being taken in at the same time. */
  void lockGroup(String groupKey) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
        .param("key", groupKey)
        .query(String.class)
        .single();
  }

  /** Counts a repetition; false when the alert is new. */
  boolean seenAgain(Alert alert) {
    return database
            .sql(
                """
                update alert_alerts set times_seen = times_seen + 1
                where fingerprint = :fingerprint and starts_at = :startsAt
                """)
            .param("fingerprint", alert.fingerprint())
            .param("startsAt", Timestamp.from(alert.startsAt()))
            .update()
        == 1;
  }

  void add(Alert alert, String groupKey, Routing.Action action, @Nullable IncidentNumber incident) {
    database
        .sql(
            """
            insert into alert_alerts
              (fingerprint, starts_at, group_key, name, service, labels, annotations,
               generator_url, action, incident, received_at)
            values (:fingerprint, :startsAt, :groupKey, :name, :service, :labels::jsonb,
              :annotations::jsonb, :generatorUrl, :action, :incident, :receivedAt)
            """)
        .param("fingerprint", alert.fingerprint())
        .param("startsAt", Timestamp.from(alert.startsAt()))
        .param("groupKey", groupKey)
        .param("name", alert.name())
        .param("service", alert.service())
        .param("labels", write(alert.labels()))
        .param("annotations", write(alert.annotations()))
        .param("generatorUrl", alert.generatorUrl())
        .param("action", action.word())
        .param("incident", incident == null ? null : incident.value())
        .param("receivedAt", Timestamp.from(clock.instant()))
        .update();
  }

  /** Marks a firing alert as ended and gives the incident it belongs to, if it has one. */
  Optional<IncidentNumber> end(Alert alert) {
    return database
        .sql(
            """
            update alert_alerts set ends_at = :endsAt
            where fingerprint = :fingerprint and starts_at = :startsAt and ends_at is null
            returning incident
            """)
        .param("endsAt", Timestamp.from(alert.endsAt()))
        .param("fingerprint", alert.fingerprint())
        .param("startsAt", Timestamp.from(alert.startsAt()))
        .query((row, number) -> Optional.ofNullable((Long) row.getObject("incident")))
        .optional()
        .flatMap(incident -> incident)
        .map(IncidentNumber::new);
  }

  /** The incident that an alert belongs to, if it has one. */
  Optional<IncidentNumber> incidentOf(Alert alert) {
    return database
        .sql(
            """
            select incident from alert_alerts
            where fingerprint = :fingerprint and starts_at = :startsAt and incident is not null
            """)
        .param("fingerprint", alert.fingerprint())
        .param("startsAt", Timestamp.from(alert.startsAt()))
        .query(Long.class)
        .optional()
        .map(IncidentNumber::new);
  }

  boolean anyFiring(IncidentNumber incident) {
    return database
        .sql(
            "select exists (select from alert_alerts where incident = :incident and ends_at is null)")
        .param("incident", incident.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * The incidents that alerts of this fingerprint, or of this group and service, belong to; those
   * of the fingerprint first, because a group's key changes when the sender is reconfigured.
   */
  List<IncidentNumber> incidentsOf(String fingerprint, String groupKey, String service) {
    return database
        .sql(
            """
            select incident from alert_alerts
            where incident is not null
              and (fingerprint = :fingerprint or (group_key = :groupKey and service = :service))
            group by incident
            order by bool_or(fingerprint = :fingerprint) desc, incident desc
            limit 10
            """)
        .param("fingerprint", fingerprint)
        .param("groupKey", groupKey)
        .param("service", service)
        .query((row, number) -> new IncidentNumber(row.getLong("incident")))
        .list();
  }

  private String write(Map<String, String> map) {
    try {
      return json.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Labels cannot be written as JSON", e);
    }
  }
}
