package org.tocsin.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** Which rules had a part in which incidents, and whether those were worth their pages. */
@Repository
public class Rules {
  private final JdbcClient database;
  private final Clock clock;

  Rules(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void hadAPart(IncidentNumber incident, List<Alert> alerts) {
    database
        .sql(
            """
            insert into alert_rules (name, service, incident, first_at)
            select distinct s.name, s.service, :incident, :now::timestamptz
            from unnest(:names::text[], :services::text[]) as s(name, service)
            on conflict do nothing
            """)
        .param("incident", incident.value())
        .param("now", Timestamp.from(clock.instant()))
        .param("names", alerts.stream().map(Alert::name).toArray(String[]::new))
        .param("services", alerts.stream().map(Alert::service).toArray(String[]::new))
        .update();
  }

  /** The incident is closed. */
  public void closed(IncidentNumber incident, String outcome, long pages) {
    database
        .sql(
            """
            update alert_rules set outcome = :outcome, pages = :pages where incident = :incident
            """)
        .param("outcome", outcome)
        .param("pages", pages)
        .param("incident", incident.value())
        .update();
  }

  /** A responder says whether the alerts of the incident were worth a page. */
  public void judge(IncidentNumber incident, boolean actionable) {
    database
        .sql("update alert_rules set actionable = :actionable where incident = :incident")
        .param("actionable", actionable)
        .param("incident", incident.value())
        .update();
  }
}
