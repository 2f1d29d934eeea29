package org.tocsin.console.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/**
 * Hears, on one connection that it keeps for itself, which incidents have changed on any node, and
 * tells the open pages. After a change it waits a moment, so that a storm of them is one message,
 * and then tells it once more: the process goes on behind a change, and its next step leaves no
 * entry on the timeline.
 */
@Component
class ChangeListener implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
  private static final String CHANNEL = "tocsin_incidents";
  private static final Duration STOP_WITHIN = Duration.ofMillis(500);
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  private static final int VALID_WITHIN_SECONDS = 5;

  private final DataSource database;
  private final Subscribers subscribers;
  private volatile @Nullable Thread thread;

  ChangeListener(DataSource database, Subscribers subscribers) {
    this.database = database;
    this.subscribers = subscribers;
  }

  @Override
  public void start() {
    Thread started = new Thread(this::listen, "incident-changes");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void listen() {
    while (isRunning()) {
      try (Connection connection = database.getConnection()) {
        listenOn(connection);
      } catch (InterruptedException e) {
        return;
      } catch (SQLException | RuntimeException e) {
        log.warn("Pages are not told of changes for a moment: {}", e.getMessage());
        pause(TRY_AGAIN_AFTER);
      }
    }
  }

  /** Whatever happened while nobody listened is made good by having every page look again. */
  private void listenOn(Connection connection) throws SQLException, InterruptedException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    subscribers.tellAll();
    long heartbeat = System.nanoTime();
    Set<IncidentNumber> toldOnce = Set.of();
    while (isRunning()) {
      Set<IncidentNumber> heard = changes(postgres);
      Set<IncidentNumber> changed = new HashSet<>(heard);
      changed.addAll(toldOnce);
      if (!changed.isEmpty()) {
        subscribers.tell(changed);
        Thread.sleep(AT_MOST_EVERY.toMillis());
      }
      toldOnce = heard;
      if (System.nanoTime() - heartbeat > HEARTBEAT.toNanos()) {
        if (!connection.isValid(VALID_WITHIN_SECONDS)) {
          throw new SQLException("The connection is broken");
        }
        subscribers.heartbeat();
        heartbeat = System.nanoTime();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("unlisten " + CHANNEL);
    }
  }

  private static Set<IncidentNumber> changes(PGConnection connection) throws SQLException {
    PGNotification @Nullable [] heard = connection.getNotifications((int) STOP_WITHIN.toMillis());
    return heard == null
        ? Set.of()
        : Arrays.stream(heard)
            .map(notification -> IncidentNumber.valueOf(notification.getParameter()))
            .collect(Collectors.toSet());
  }

  private static void pause(Duration span) {
    try {
      Thread.sleep(span.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
