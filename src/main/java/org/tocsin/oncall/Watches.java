package org.tocsin.oncall;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.Directory;
import org.tocsin.directory.DirectoryChanged;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.contract.NeededModel;
import org.tocsin.engine.process.Processes;

/**
 * Sees to it that the models "hand-over" and "gap-watch" run once for each team, and hear of every
 * change.
 */
@Component
public class Watches {
  private final Directory directory;
  private final Processes processes;
  private final JdbcClient database;
  private volatile boolean ready;

  Watches(Directory directory, Processes processes, JdbcClient database) {
    this.directory = directory;
    this.processes = processes;
    this.database = database;
  }

  /** Before that the models are not deployed. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void begin() {
    ready = true;
    directoryChanged();
  }

  @EventListener(DirectoryChanged.class)
  @Transactional
  public void directoryChanged() {
    if (!ready) {
      return;
    }
    changed();
    for (Team team : directory.teams()) {
      if (!processes.runs(NeededModel.HAND_OVER, key(team.id()))) {
        awaitHandOver(team.id());
      }
      if (!processes.runs(NeededModel.GAP_WATCH, key(team.id()))) {
        watchGaps(team.id());
      }
    }
  }

  /** Whoever waits for the next hand-over looks again which one that is. */
  public void changed() {
    oneAtATime();
    processes.tellAll(Message.ON_CALL_CHANGED);
  }

  public void awaitHandOver(String team) {
    processes.begin(Message.HAND_OVER_AWAITED, key(team), Map.of("team", team));
  }

  public void watchGaps(String team) {
    processes.begin(Message.GAPS_WATCHED, key(team), Map.of("team", team));
  }

  /** A change and the look at what comes next exclude each other, so that neither misses it. */
  public void oneAtATime() {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('on-call', 0))::text")
        .query(String.class)
        .single();
  }

  private static String key(String team) {
    return "team:" + team;
  }
}
