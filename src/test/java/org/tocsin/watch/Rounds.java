package org.tocsin.watch;

import org.springframework.stereotype.Component;
import org.tocsin.watch.check.ModelsBroken;
import org.tocsin.watch.check.WaysSilent;
import org.tocsin.watch.node.Pulse;

/** What the watcher's threads do on a real node, done when a test says so. */
@Component
public class Rounds {
  private final Pulse pulse;
  private final WaysSilent ways;
  private final ModelsBroken models;
  private final Watcher watcher;

  Rounds(Pulse pulse, WaysSilent ways, ModelsBroken models, Watcher watcher) {
    this.pulse = pulse;
    this.ways = ways;
    this.models = models;
    this.watcher = watcher;
  }

  public void go() {
    pulse.beat();
    ways.ask();
    models.judge();
    watcher.look();
  }
}
