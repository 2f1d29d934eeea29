package org.tocsin.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.tocsin.bench.Timers;

/** db-scheduler, looking every 100 ms, locking and fetching in one step; otherwise as it comes. */
final class DbScheduler implements Timers {
  private static final int THREADS = 10;
  private static final int CONNECTIONS = 24;

  private final HikariDataSource database;
  private final Fired fired = new Fired();
  private final OneTimeTask<Void> task =
      Tasks.oneTime("bench", Void.class)
          .execute((instance, context) -> fired.due(context.getExecution().getExecutionTime()));
  private final Scheduler scheduler;

  DbScheduler(String url) throws Exception {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(CONNECTIONS);
    database = new HikariDataSource(pool);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table scheduled_tasks (
            task_name text not null, task_instance text not null, task_data bytea,
            execution_time timestamptz not null, picked boolean not null, picked_by text,
            last_success timestamptz, last_failure timestamptz, consecutive_failures int,
            last_heartbeat timestamptz, version bigint not null, priority smallint,
            primary key (task_name, task_instance));
          create index on scheduled_tasks (execution_time);
          create index on scheduled_tasks (last_heartbeat);
          """);
    }
    scheduler =
        Scheduler.create(database, task)
            .threads(THREADS)
            .pollingInterval(Duration.ofMillis(100))
            .pollUsingLockAndFetch(0.5, 4.0)
            .build();
    scheduler.start();
  }

  @Override
  public double[] lateness(int timers, Duration within) throws Exception {
    Instant from = Instant.now().plusSeconds(3 + timers / 1000);
    for (int i = 0; i < timers; i++) {
      long offset = within.isZero() ? 0 : ThreadLocalRandom.current().nextLong(within.toMillis());
      scheduler.schedule(task.instance(String.valueOf(System.nanoTime())), from.plusMillis(offset));
    }
    return fired.await(timers);
  }

  @Override
  public void close() {
    scheduler.stop();
    database.close();
  }
}
