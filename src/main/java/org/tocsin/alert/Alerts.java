package org.tocsin.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/**
 * Every alert that was not dropped, once per fingerprint and start. One that fires again before it
 * ended is the same alert, whatever start it names, until its incident takes no further alerts.
 */
@Repository
public class Alerts {
  private static final String COLUMNS =
      """
      unnest(:fingerprints::text[], :starts::timestamptz[], :ends::timestamptz[],
        :severities::text[])
      """;

  private static final String SENT = COLUMNS + " as s(fingerprint, starts_at, ends_at, severity)";

  /** Whether a row is meant by what was sent. */
  private static final String MEANT =
      """
      a.fingerprint = s.fingerprint
        and (a.starts_at = s.starts_at or (a.ends_at is null and a.settled_at is null))
      """;

  /** The rows that are meant, each half by an index; rows of this fingerprint there are many. */
  public static final String FOUND =
      """
      (select * from alert_alerts where fingerprint = s.fingerprint and starts_at = s.starts_at
       union all
       select * from alert_alerts where fingerprint = s.fingerprint and ends_at is null
         and settled_at is null and starts_at is distinct from s.starts_at)
      """;

  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Alerts(JdbcClient database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What is stored of an alert that was sent.
   *
   * @param id null when it is new
   * @param startsAt of the alert; for a new one, when it begins
   * @param severity its label when it was last sent
   */
  record Stored(
      String fingerprint, @Nullable Long id, Instant startsAt, String severity, boolean paging) {}

  /** An alert that is over, and the incident it belongs to. */
  record Over(
      long id,
      String fingerprint,
      String name,
      @Nullable IncidentNumber incident,
      boolean firing) {}

  /** A new alert, or one that is stored with other labels. */
  record Fresh(Alert alert, Routing.Action action) {}

  /** Keeps two messages about these services from being taken in at the same time. */
  public void lock(Collection<String> services) {
    database
        .sql(
            """
            select count(pg_advisory_xact_lock(key)::text) from
              (select distinct hashtextextended(service, 0) as key
               from unnest(:services::text[]) as s(service) order by 1) keys
            """)
        .param("services", array(services, service -> service))
        .query(Long.class)
        .single();
  }

  /**
   * Counts the messages of which all is known already, by one statement that is a transaction of
   * its own and neither waits for the disk nor for long for anybody else.
   *
   * @return which of the messages were counted
   * @throws org.springframework.dao.PessimisticLockingFailureException when one of the rows is held
   */
  public Set<Integer> seenAgain(List<List<Alert>> messages) {
    List<Alert> sent = messages.stream().flatMap(List::stream).toList();
    return withSent(
            """
            with quick as materialized (
              select set_config('synchronous_commit', 'off', true),
                set_config('lock_timeout', '1s', true)),
            meant as materialized (
              select s.*, m.message, a.id
              from quick, %s with ordinality as s(fingerprint, starts_at, ends_at, severity, place)
              join unnest(:messages::int[]) with ordinality as m(message, place) using (place)
              cross join lateral %s a),
            seen as materialized (
              select a.id, s.message, a.fingerprint
              from alert_alerts a join meant s on a.id = s.id and %s
                and coalesce(a.labels ->> 'severity', '') = s.severity
              order by a.id for no key update of a),
            known as (
              select message from seen group by message
              having count(distinct fingerprint) = (:sizes::int[])[message + 1]),
            counted as (
              update alert_alerts a set times_seen = times_seen + again.times
              from (
                select id, count(distinct message) as times
                from seen join known using (message) group by id) again
              where a.id = again.id)
            select message from known
            """
                .formatted(COLUMNS, FOUND, MEANT),
            sent)
        .param("messages", places(messages))
        .param("sizes", array(messages, Alerts::distinct))
        .query(Integer.class)
        .set();
  }

  /** For each alert, in order, the place of its message. */
  private static String[] places(List<List<Alert>> messages) {
    return IntStream.range(0, messages.size())
        .boxed()
        .flatMap(place -> messages.get(place).stream().map(alert -> place.toString()))
        .toArray(String[]::new);
  }

  private static long distinct(List<Alert> sent) {
    return sent.stream().map(Alert::fingerprint).distinct().count();
  }

  /** What is stored of each, by fingerprint. */
  Map<String, Stored> stored(List<Alert> sent) {
    Map<String, Stored> stored = new HashMap<>();
    withSent(
            """
            select s.fingerprint, a.id, a.severity, a.action = 'page' as paging,
              coalesce(a.starts_at, s.starts_at, greatest(:now::timestamptz, n.newest)) as starts_at
            from %s
            left join lateral (
              select a.id, a.starts_at, a.action, a.labels ->> 'severity' as severity
              from %s a
              order by a.starts_at is distinct from s.starts_at, a.starts_at desc limit 1) a on true
            left join lateral (
              select max(starts_at) + interval '1 millisecond' as newest
              from alert_alerts where fingerprint = s.fingerprint) n on true
            """
                .formatted(SENT, FOUND),
            sent)
        .param("now", clock.instant().toString())
        .query(Alerts::stored)
        .list()
        .forEach(found -> stored.putIfAbsent(found.fingerprint(), found));
    return stored;
  }

  /** Counts repetitions, and keeps the labels they came with. */
  void seenAgainAs(List<Alert> sent, Map<String, Stored> stored) {
    database
        .sql(
            """
            update alert_alerts a set times_seen = times_seen + 1, labels = s.labels::jsonb
            from unnest(:ids::bigint[], :labels::text[]) as s(id, labels) where a.id = s.id
            """)
        .param("ids", array(sent, alert -> stored.get(alert.fingerprint()).id()))
        .param("labels", array(sent, alert -> write(alert.labels())))
        .update();
  }

  /** Stores alerts that need nothing, or belong to an incident; their start is known. */
  void put(List<Fresh> fresh, String groupKey, @Nullable IncidentNumber incident) {
    database
        .sql(
            """
            insert into alert_alerts
              (fingerprint, starts_at, group_key, name, service, labels, annotations,
               generator_url, action, incident, received_at)
            select s.fingerprint, s.starts_at, :groupKey, s.name, s.service, s.labels::jsonb,
              s.annotations::jsonb, s.generator_url, s.action, :incident, :now
            from unnest(:fingerprints::text[], :starts::timestamptz[], :names::text[],
                :services::text[], :labels::text[], :annotations::text[], :urls::text[],
                :actions::text[])
              as s(fingerprint, starts_at, name, service, labels, annotations, generator_url,
                action)
            on conflict (fingerprint, starts_at) do update
            set labels = excluded.labels, annotations = excluded.annotations,
              action = excluded.action, incident = excluded.incident,
              times_seen = alert_alerts.times_seen + 1
            """)
        .param("groupKey", groupKey)
        .param("incident", incident == null ? null : incident.value())
        .param("now", Timestamp.from(clock.instant()))
        .param("fingerprints", array(fresh, f -> f.alert().fingerprint()))
        .param("starts", array(fresh, f -> f.alert().startsAt()))
        .param("names", array(fresh, f -> f.alert().name()))
        .param("services", array(fresh, f -> f.alert().service()))
        .param("labels", array(fresh, f -> write(f.alert().labels())))
        .param("annotations", array(fresh, f -> write(f.alert().annotations())))
        .param("urls", array(fresh, f -> f.alert().generatorUrl()))
        .param("actions", array(fresh, f -> f.action().word()))
        .update();
  }

  /** The stored alerts that these say are over. */
  List<Over> over(List<Alert> sent) {
    return withSent(
            """
            select distinct a.id, a.fingerprint, a.name, a.incident, a.ends_at is null as firing
            from %s cross join lateral %s a
            where s.starts_at is null or a.starts_at <= s.ends_at order by a.id
            """
                .formatted(SENT, FOUND),
            sent)
        .query(Alerts::over)
        .list();
  }

  /** Marks them as ended. */
  void end(List<Over> over, List<Alert> sent) {
    withSent(
            """
            update alert_alerts a set ends_at = s.ends_at from %s
            where a.id = any(:ids::bigint[]) and a.fingerprint = s.fingerprint
            """
                .formatted(SENT),
            sent)
        .param("ids", array(over, Over::id))
        .update();
  }

  boolean anyFiring(IncidentNumber incident) {
    return database
        .sql(
            "select exists (select from alert_alerts where incident = :incident and ends_at is null)")
        .param("incident", incident.value())
        .query(Boolean.class)
        .single();
  }

  /** The incident in which an alert of this fingerprint fires. */
  public Optional<IncidentNumber> incidentOf(String fingerprint) {
    return database
        .sql(
            """
            select incident from alert_alerts
            where fingerprint = :fingerprint and incident is not null and settled_at is null
            order by ends_at is not null, id desc limit 1
            """)
        .param("fingerprint", fingerprint)
        .query((row, number) -> new IncidentNumber(row.getLong("incident")))
        .optional();
  }

  private JdbcClient.StatementSpec withSent(String sql, List<Alert> sent) {
    return database
        .sql(sql)
        .param("fingerprints", array(sent, Alert::fingerprint))
        .param("starts", array(sent, Alert::startsAt))
        .param("ends", array(sent, Alert::endsAt))
        .param("severities", array(sent, alert -> alert.label("severity")));
  }

  private static <T> String[] array(Collection<T> rows, Function<T, @Nullable Object> column) {
    return rows.stream()
        .map(column)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  private String write(Map<String, String> map) {
    try {
      return json.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Labels cannot be written as JSON", e);
    }
  }

  private static Stored stored(ResultSet row, int number) throws SQLException {
    return new Stored(
        row.getString("fingerprint"),
        (Long) row.getObject("id"),
        row.getTimestamp("starts_at").toInstant(),
        Optional.ofNullable(row.getString("severity")).orElse(""),
        row.getBoolean("paging"));
  }

  private static Over over(ResultSet row, int number) throws SQLException {
    Long incident = (Long) row.getObject("incident");
    return new Over(
        row.getLong("id"),
        row.getString("fingerprint"),
        row.getString("name"),
        incident == null ? null : new IncidentNumber(incident),
        row.getBoolean("firing"));
  }
}
