package org.tocsin.watch.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.database.Lifeline;

/**
 * Writes every few seconds that this node lives, and how far its machine's clock is off: a node
 * that leaves takes its row with it, one that was killed leaves it behind.
 */
@Component
public class Pulse {
  private static final Logger log = LoggerFactory.getLogger(Pulse.class);

  private final String id = UUID.randomUUID().toString();
  private final Lifeline lifeline;
  private final Environment environment;
  private volatile long clockOff;

  Pulse(Lifeline lifeline, Environment environment, MeterRegistry metrics) {
    this.lifeline = lifeline;
    this.environment = environment;
    Gauge.builder("tocsin.clock.off.seconds", this, pulse -> pulse.clockOff / 1000.0)
        .description("How far this machine's clock is ahead of the database's")
        .register(metrics);
  }

  public void beat() {
    try {
      lifeline.ask(this::write);
    } catch (RuntimeException e) {
      log.warn("This node cannot say that it lives: {}", e.getMessage());
    }
  }

  public void goodbye() {
    try {
      lifeline.ask(
          database ->
              database.sql("delete from watch_nodes where id = :id").param("id", id).update());
    } catch (RuntimeException e) {
      log.warn("This node leaves without a goodbye: {}", e.getMessage());
    }
  }

  private boolean write(JdbcClient database) {
    clockOff = distance(database);
    database
        .sql(
            """
            insert into watch_nodes (id, name, version, started_at, seen_at, clock_off_ms)
            values (:id, :name, :version, clock_timestamp(), clock_timestamp(), :off)
            on conflict (id) do update
            set seen_at = excluded.seen_at, clock_off_ms = excluded.clock_off_ms
            """)
        .param("id", id)
        .param("name", name())
        .param("version", version())
        .param("off", clockOff)
        .update();
    // it has been missing and is here again, or has been gone for so long that all have heard of it
    database
        .sql(
            """
            delete from watch_nodes where id <> :id
              and (name = :name and seen_at < clock_timestamp() - make_interval(secs => :missing)
                or seen_at < clock_timestamp() - interval '1 hour')
            """)
        .param("id", id)
        .param("name", name())
        .param("missing", Node.MISSING_AFTER.toSeconds())
        .update();
    return true;
  }

  /** The machine's own clock, whatever clock Tocsin reckons with. */
  private static long distance(JdbcClient database) {
    long asked = System.currentTimeMillis();
    Timestamp there = database.sql("select clock_timestamp()").query(Timestamp.class).single();
    long answered = System.currentTimeMillis();
    return asked + (answered - asked) / 2 - there.getTime();
  }

  private String name() {
    String port = environment.getProperty("local.server.port", "");
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + port;
    } catch (UnknownHostException e) {
      return "localhost:" + port;
    }
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Pulse.class.getPackage().getImplementationVersion(), "unreleased");
  }
}
