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

  /**
   * The rules of the last days, those with the most needless pages first. Those of closed incidents
   * are counted apart, since there are many of them and their pages are known, and first into the
   * few kinds there are, which takes half as long as to ask everything of each.
   */
  public List<Rule> worst(int days) {
    return database
        .sql(
            """
            with kinds as (
              select name, service, actionable, outcome,
                count(*) as incidents, sum(pages) as pages, max(first_at) as last_at
              from alert_rules where first_at > :since and pages is not null
              group by name, service, actionable, outcome
              union all
              select name, service, actionable, outcome, 1,
                (select count(*) from paging_pages where incident = r.incident and kind = 'page'),
                first_at
              from alert_rules r where first_at > :since and pages is null),
            worst as (
              select name, service, sum(incidents) as incidents, sum(pages) as pages,
                coalesce(sum(pages) filter (where actionable = false
                  or outcome in ('false alarm', 'cleared')), 0) as needless,
                sum(incidents) filter (where actionable is not null) as judged,
                sum(incidents) filter (where actionable = false) as not_actionable,
                sum(incidents) filter (where outcome = 'false alarm') as false_alarms,
                sum(incidents) filter (where outcome = 'cleared') as cleared,
                max(last_at) as last_at
              from kinds
              group by name, service
              order by needless desc, pages desc, incidents desc, name, service limit :most)
            select w.*, array(select incident from alert_rules
              where name = w.name and service = w.service
              order by incident desc limit 3) as latest
            from worst w order by needless desc, pages desc, incidents desc, name, service
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
