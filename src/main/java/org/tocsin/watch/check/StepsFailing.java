package org.tocsin.watch.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.engine.timer.Backlog;

/** A step may be tried for a quarter of an hour before it has failed for good: too late to tell. */
@Component
@Order(5)
class StepsFailing implements Check {
  private static final String NAME = "steps-failing";

  private final Backlog backlog;
  private final Clock clock;

  StepsFailing(Backlog backlog, Clock clock) {
    this.backlog = backlog;
    this.clock = clock;
  }

  @Override
  public Finding look() {
    Instant tolerated = clock.instant().minus(TOLERATED);
    List<Backlog.Failing> failing =
        backlog.failing(MOST).stream()
            .filter(step -> !step.forGood() && step.since().isBefore(tolerated))
            .toList();
    if (failing.isEmpty()) {
      return Finding.well(NAME, "No step has been failing for more than a minute.");
    }
    return Finding.trouble(
        NAME,
        failing.size(),
        failing.stream().map(Backlog.Failing::since).min(Instant::compareTo).orElseThrow(),
        "1 step has been failing for more than a minute and is tried again ever later. Health says"
            + " why; until it is corrected, do by hand what it should do.",
        "%d steps have been failing for more than a minute and are tried again ever later. Health"
            + " says why; until it is corrected, do by hand what they should do.",
        failing.stream().map(Backlog.Failing::about).toList());
  }
}
