package org.tocsin.directory.model;

import java.time.Duration;
import java.util.List;

/**
 * A team's own escalation policy for the page that looks for a responder.
 *
 * @param rounds how often its levels are gone through
 */
public record Policy(String id, List<Level> levels, int rounds) {
  public Policy {
    levels = Lists.orEmpty(levels);
    rounds = Math.max(rounds, 1);
  }

  /**
   * @param page who is paged: duties of the team such as {@code primary}, or {@code rotation:<id>},
   *     {@code person:<id>}, {@code team:<id>}
   * @param ackWithin how long they have to acknowledge before the next level is paged
   */
  public record Level(List<String> page, Duration ackWithin) {
    public Level {
      page = Lists.orEmpty(page);
    }
  }
}
