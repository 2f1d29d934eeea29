package org.tocsin.insight;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** Which alert rules wake people for nothing. */
@Repository
public class Noise {
  private static final int MOST = 100;

  private final JdbcClient database;
  private final Clock clock;

  Noise(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One rule of one service.
   *
   * @param incidents in which it had a part
   * @param pages that were sent in those incidents
   * @param needless the pages of incidents that were not actionable, a false alarm, or over before
   *     anybody answered
   * @param judged the incidents of which a responder said whether they were actionable
   * @param notActionable those of which they said that they were not
   * @param notActionablePercent of those judged; null when none was
   * @param cleared the incidents that were over before anybody answered
   * @param lastAt when it last had a part in one
   * @param latest its newest incidents
   */
  public record Rule(
      String name,
      String service,
      long incidents,
      long pages,
      long needless,
      long judged,
      long notActionable,
      @Nullable Integer notActionablePercent,
      long falseAlarms,
      long cleared,
      Instant lastAt,
      List<String> latest) {}

  /** The rules of the last days, those with the most needless pages first. */
  public List<Rule> worst(int days) {
    return database
        .sql(
            """
            select r.name, r.service, count(*) as incidents, sum(p.pages) as pages,
              coalesce(sum(p.pages) filter (where r.actionable = false
                or i.outcome in ('false alarm', 'cleared')), 0) as needless,
              count(r.actionable) as judged,
              count(*) filter (where r.actionable = false) as not_actionable,
              count(*) filter (where i.outcome = 'false alarm') as false_alarms,
              count(*) filter (where i.outcome = 'cleared') as cleared,
              max(r.first_at) as last_at,
              (array_agg(r.incident order by r.incident desc))[1\\:3] as latest
            from alert_rules r
            join incident_incidents i on i.number = r.incident
            cross join lateral (select count(*) as pages from paging_pages
              where incident = r.incident and kind = 'page') p
            where r.first_at > :since
            group by r.name, r.service
            order by needless desc, pages desc, incidents desc, r.name, r.service limit :most
            """)
        .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(days))))
        .param("most", MOST)
        .query(Noise::rule)
        .list();
  }

  private static Rule rule(ResultSet row, int number) throws SQLException {
    long judged = row.getLong("judged");
    long notActionable = row.getLong("not_actionable");
    return new Rule(
        row.getString("name"),
        row.getString("service"),
        row.getLong("incidents"),
        row.getLong("pages"),
        row.getLong("needless"),
        judged,
        notActionable,
        judged == 0 ? null : Math.round(100f * notActionable / judged),
        row.getLong("false_alarms"),
        row.getLong("cleared"),
        row.getTimestamp("last_at").toInstant(),
        numbers(row.getArray("latest")));
  }

  private static List<String> numbers(Array incidents) throws SQLException {
    return Arrays.stream((Long[]) incidents.getArray())
        .map(IncidentNumber::new)
        .map(IncidentNumber::toString)
        .toList();
  }
}
