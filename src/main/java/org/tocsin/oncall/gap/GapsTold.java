package org.tocsin.oncall.gap;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.oncall.schedule.Schedule;

/** The gaps that somebody was told of. A gap that grows is the same gap. */
@Repository
class GapsTold {
  private final JdbcClient database;

  GapsTold(JdbcClient database) {
    this.database = database;
  }

  /**
   * @return false when somebody was told of it, or of a part of it, before
   */
  boolean add(Gaps.Gap gap, Instant now) {
    Timestamp from = Timestamp.from(gap.span().from());
    Timestamp until = Timestamp.from(earlier(gap.span().until(), now.plus(Schedule.FAR)));
    boolean known =
        database
                .sql(
                    """
                    update oncall_gaps_told set until_at = greatest(until_at, :until)
                    where duty = :duty and from_at <= :until and until_at >= :from
                    """)
                .param("duty", gap.duty().toString())
                .param("from", from)
                .param("until", until)
                .update()
            > 0;
    if (!known) {
      database
          .sql(
              """
              insert into oncall_gaps_told (duty, from_at, until_at, told_at)
              values (:duty, :from, :until, :now)
              """)
          .param("duty", gap.duty().toString())
          .param("from", from)
          .param("until", until)
          .param("now", Timestamp.from(now))
          .update();
    }
    return !known;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
