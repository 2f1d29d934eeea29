package org.tocsin.bench;

import java.time.Duration;
import java.util.List;
import org.tocsin.bench.peer.Peer;
import org.tocsin.bench.peer.PeerTimers;
import org.tocsin.rig.Node;

/** How late timers are: a few, many within a minute, and as many at the same moment. */
final class TimerMeasurement implements Measurement {
  private static final int FEW = 40;
  private static final Duration FEW_WITHIN = Duration.ofSeconds(40);
  private static final int MANY = 10_000;
  private static final Duration MANY_WITHIN = Duration.ofSeconds(60);
  private static final int WARM_UP = 2000;

  @Override
  public String name() {
    return "timers";
  }

  /**
   * What one system did.
   *
   * @param few how late timers now and then were, p99
   * @param many how late many timers within a minute were, p99
   * @param burst how many a second it worked off when all were due at once
   */
  private record Results(Runs few, Runs many, Runs burst) {}

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    Results ours;
    try (Timers tocsin =
        new TocsinTimers(stage.tocsin(), new EngineTimers(stage.tocsinsDatabase()))) {
      ours = measure("Tocsin", tocsin, stage);
    }
    List<Figure> figures = figures(ours);
    for (Peer peer : Peer.values()) {
      figures = Figure.beside(figures, peer.toString(), figures(measure(peer, stage)));
    }
    return figures;
  }

  @Override
  public List<Figure> of(Node node, Stage stage) throws Exception {
    TocsinTimers timers = new TocsinTimers(node, new EngineTimers(stage.tocsinsDatabase()));
    return figures(measure("Tocsin", timers, stage));
  }

  private static List<Figure> figures(Results results) {
    return List.of(
        Figure.of("timers now and then, p99 late", "ms", Target.atMost(50), results.few()),
        Figure.of("10,000 timers within 60 s, p99 late", "ms", Target.atMost(50), results.many()),
        Figure.of("10,000 timers due at once, done", "/s", Target.atLeast(1000), results.burst()));
  }

  private static Results measure(Peer peer, Stage stage) throws Exception {
    String database = stage.emptyDatabase("peer_" + peer.ordinal());
    try (Timers timers = new PeerTimers(peer, database, stage.folder().resolve(peer + ".log"))) {
      return measure(peer.toString(), timers, stage);
    }
  }

  private static Results measure(String who, Timers timers, Stage stage) throws Exception {
    Settings settings = stage.settings();
    timers.lateness(settings.share(WARM_UP), settings.share(MANY_WITHIN.dividedBy(5)));
    return new Results(
        stage
            .repeat(
                who + ": timers now and then",
                () -> timers.lateness(settings.share(FEW), settings.share(FEW_WITHIN)))
            .map(late -> Percentile.of(late, 99)),
        stage
            .repeat(
                who + ": many timers within a minute",
                () -> timers.lateness(settings.share(MANY), settings.share(MANY_WITHIN)))
            .map(late -> Percentile.of(late, 99)),
        stage
            .repeat(
                who + ": as many at once",
                () -> timers.lateness(settings.share(MANY), Duration.ZERO))
            .map(late -> late.length / (Percentile.of(late, 100) / 1000)));
  }
}
