package org.tocsin.bench;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The timers of a Camunda engine, ours or stock, seen from its database. A timer's effect is there
 * when PostgreSQL has committed the row of the history that ends it.
 */
public final class EngineTimers {
  public static final String PROCESS = "bench-timer";

  /** Long enough for whatever polls to have seen that they are due later. */
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final JdbcClient database;

  public EngineTimers(String url) {
    this.database = Sql.at(url);
    database
        .sql("create table if not exists bench_due (process text primary key, due timestamptz)")
        .update();
  }

  /** Gives the timers that wait their times, lets them fire, and returns how late each was. */
  public double[] fire(Duration within) throws InterruptedException {
    setDue(Instant.now().plus(AHEAD), within);
    long end = System.nanoTime() + within.plus(AHEAD).plus(PATIENCE).toNanos();
    while (waiting() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(waiting() + " timers have not fired.");
      }
      Thread.sleep(500);
    }
    return database
        .sql(
            """
            select extract(epoch from pg_xact_commit_timestamp(a.xmin) - due) * 1000
            from bench_due join act_hi_actinst a on a.proc_inst_id_ = process
            where a.act_id_ = 'event_due' and a.end_time_ is not null
            """)
        .query(Double.class)
        .list()
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private void setDue(Instant from, Duration within) {
    database.sql("truncate bench_due").update();
    database
        .sql(
            """
            insert into bench_due
            select process_instance_id_, date_trunc('milliseconds',
              cast(:from as timestamptz) + random() * :within * interval '1 millisecond')
            from act_ru_job where process_def_key_ = :process
            """)
        .param("from", Timestamp.from(from))
        .param("within", within.toMillis())
        .param("process", PROCESS)
        .update();
    database
        .sql(
            """
            update act_ru_job set duedate_ = due at time zone 'UTC'
            from bench_due where process = process_instance_id_
            """)
        .update();
  }

  private long waiting() {
    return database
        .sql("select count(*) from act_ru_job where process_def_key_ = :process")
        .param("process", PROCESS)
        .query(Long.class)
        .single();
  }
}
