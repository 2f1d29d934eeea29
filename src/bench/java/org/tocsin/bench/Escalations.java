package org.tocsin.bench;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.rig.Patience;

/** The escalation timers of the open SEV1 incidents of a node, seen from its database. */
final class Escalations {
  /** Long enough for whatever polls to have seen that they are due later. */
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofMinutes(10);

  private final JdbcClient database;

  Escalations(Stage stage) {
    this.database = Sql.at(stage.tocsinsDatabase());
    database
        .sql("create table if not exists bench_due (process text primary key, due timestamptz)")
        .update();
  }

  /**
   * Lets every escalation that waits fall due, at random moments of so many seconds or at once;
   * returns when the first is due.
   */
  Instant dueWithin(double seconds) {
    Instant from = Instant.now().plus(AHEAD);
    database.sql("truncate bench_due").update();
    database
        .sql(
            """
            insert into bench_due
            select process_instance_id_, date_trunc('milliseconds',
              cast(:from as timestamptz) + random() * :seconds * interval '1 second')
            from act_ru_job
            where handler_cfg_ like 'event_ackOverdue%' and duedate_ < :soon
            """)
        .param("from", Timestamp.from(from))
        .param("seconds", seconds)
        .param("soon", Timestamp.from(Instant.now().plus(SOON)))
        .update();
    database
        .sql(
            """
            update act_ru_job set duedate_ = due at time zone 'UTC'
            from bench_due
            where process = process_instance_id_ and handler_cfg_ like 'event_ackOverdue%'
            """)
        .update();
    return from;
  }

  /** Waits until none is due that has not fired. */
  void awaitAll() {
    Patience.until(
        "every escalation that was due has fired",
        Duration.ofMinutes(2),
        () ->
            database
                    .sql(
                        """
                        select count(*) from act_ru_job
                        join bench_due on process = process_instance_id_
                        where handler_cfg_ like 'event_ackOverdue%'
                          and duedate_ = due at time zone 'UTC'
                        """)
                    .query(Long.class)
                    .single()
                == 0);
  }

  /** How late each was, in milliseconds: from when it was due to the commit of its effect. */
  double[] lateness() {
    return database
        .sql(
            """
            select extract(epoch from min(pg_xact_commit_timestamp(a.xmin)) - due) * 1000
            from bench_due join act_hi_actinst a on a.proc_inst_id_ = process
            where a.act_id_ = 'event_ackOverdue' and a.end_time_ is not null
            group by process, due
            """)
        .query(Double.class)
        .list()
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Nothing more of them falls due while this benchmark runs. */
  void postpone() {
    database
        .sql("update act_ru_job set duedate_ = duedate_ + interval '1 day' where type_ = 'timer'")
        .update();
  }
}
