package org.tocsin.bench.peer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.tocsin.bench.Timers;

/** Quartz with its clustered JDBC store; otherwise as it comes. */
final class Quartz implements Timers {
  private static final Fired FIRED = new Fired();
  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final JobDetail JOB =
      JobBuilder.newJob(Due.class).withIdentity("bench").storeDurably().build();

  private final Scheduler scheduler;

  Quartz(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        InputStream tables = Quartz.class.getResourceAsStream(TABLES)) {
      statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
    }
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    settings.setProperty("org.quartz.threadPool.threadCount", "10");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.dataSource", "bench");
    settings.setProperty("org.quartz.dataSource.bench.driver", "org.postgresql.Driver");
    settings.setProperty("org.quartz.dataSource.bench.URL", url);
    settings.setProperty("org.quartz.dataSource.bench.user", "postgres");
    settings.setProperty("org.quartz.dataSource.bench.provider", "hikaricp");
    settings.setProperty("org.quartz.dataSource.bench.maxConnections", "24");
    scheduler = new StdSchedulerFactory(settings).getScheduler();
    scheduler.start();
    scheduler.addJob(JOB, true);
  }

  /** The job, which Quartz makes anew each time. */
  public static final class Due implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      FIRED.due(context.getScheduledFireTime().toInstant());
    }
  }

  @Override
  public double[] lateness(int timers, Duration within) throws Exception {
    Instant from = Instant.now().plusSeconds(3 + timers / 300);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < timers; i++) {
      long offset = within.isZero() ? 0 : ThreadLocalRandom.current().nextLong(within.toMillis());
      threads.execute(() -> schedule(from.plusMillis(offset)));
    }
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.MINUTES);
    return FIRED.await(timers);
  }

  private void schedule(Instant at) {
    try {
      scheduler.scheduleJob(TriggerBuilder.newTrigger().forJob(JOB).startAt(Date.from(at)).build());
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SchedulerException {
    scheduler.shutdown(false);
  }
}
