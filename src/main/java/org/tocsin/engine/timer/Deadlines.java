package org.tocsin.engine.timer;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/** What the clocks of running incidents will do next. */
@Component
public class Deadlines {
  private final JdbcClient database;

  Deadlines(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param timer when the next timer of any process of the incident fires; null when none runs
   * @param due when its most urgent task should be done; may be past; null when none has a deadline
   * @param task the name of that task
   */
  public record Next(@Nullable Instant timer, @Nullable Instant due, @Nullable String task) {
    static final Next NOTHING = new Next(null, null, null);
  }

  /** The next moments of many incidents, in two queries; every incident has an entry. */
  public Map<IncidentNumber, Next> of(Collection<IncidentNumber> incidents) {
    if (incidents.isEmpty()) {
      return Map.of();
    }
    String[] keys = incidents.stream().map(String::valueOf).toArray(String[]::new);
    Map<String, Instant> timers = timers(keys);
    Map<String, Due> dues = dues(keys);
    Map<IncidentNumber, Next> next = new HashMap<>();
    for (IncidentNumber incident : incidents) {
      Due due = dues.get(incident.toString());
      next.put(
          incident,
          new Next(
              timers.get(incident.toString()),
              due == null ? null : due.at(),
              due == null ? null : due.task()));
    }
    return next;
  }

  /** The next moments of one incident. */
  public Next of(IncidentNumber incident) {
    return of(List.of(incident)).getOrDefault(incident, Next.NOTHING);
  }

  private record Due(Instant at, String task) {}

  /** No query of the engine's takes many business keys, or gives only the first of many jobs. */
  private Map<String, Instant> timers(String[] incidents) {
    Map<String, Instant> timers = new HashMap<>();
    database
        .sql(
            """
            select e.business_key_ as incident, min(j.duedate_) as at
            from act_ru_execution e join act_ru_job j on j.process_instance_id_ = e.id_
            where e.business_key_ = any(:incidents) and j.type_ = 'timer'
              and j.suspension_state_ = 1 and j.retries_ > 0 and j.duedate_ is not null
            group by e.business_key_
            """)
        .param("incidents", incidents)
        .query(
            row -> {
              timers.put(row.getString("incident"), row.getTimestamp("at").toInstant());
            });
    return timers;
  }

  private Map<String, Due> dues(String[] incidents) {
    Map<String, Due> dues = new HashMap<>();
    database
        .sql(
            """
            select distinct on (e.business_key_) e.business_key_ as incident, t.due_date_ as at, t.name_ as task
            from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
            where e.business_key_ = any(:incidents) and t.due_date_ is not null
            order by e.business_key_, t.due_date_
            """)
        .param("incidents", incidents)
        .query(
            row -> {
              dues.put(
                  row.getString("incident"),
                  new Due(row.getTimestamp("at").toInstant(), row.getString("task")));
            });
    return dues;
  }
}
