package org.tocsin.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody has been told about, so that of several nodes one tells, and not at every look. */
@Repository
class Alarms {
  static final Duration AGAIN = Duration.ofMinutes(15);

  private final JdbcClient database;
  private final Clock clock;

  Alarms(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether it is this node's turn to tell of a trouble: nobody has, or not for a while. */
  boolean take(String trouble) {
    Instant now = clock.instant();
    return database
            .sql(
                """
                insert into watch_alarms (trouble, since, told_at) values (:trouble, :now, :now)
                on conflict (trouble) do update set told_at = excluded.told_at
                where watch_alarms.told_at <= :before
                """)
            .param("trouble", trouble)
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(AGAIN)))
            .update()
        == 1;
  }

  /** Nobody could be told: the next look that finds it, on whichever node, tells. */
  void giveBack(String trouble) {
    database
        .sql("delete from watch_alarms where trouble = :trouble")
        .param("trouble", trouble)
        .update();
  }

  /** Forgets what is over; returns the kinds this node was the one to forget. */
  List<String> over(List<String> stillThere) {
    return database
        .sql(
            """
            delete from watch_alarms where trouble <> all (:there) returning trouble
            """)
        .param("there", stillThere.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
