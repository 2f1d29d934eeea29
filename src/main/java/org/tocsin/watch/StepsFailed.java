package org.tocsin.watch;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Backlog;

@Component
@Order(4)
class StepsFailed implements Check {
  private static final String NAME = "steps-failed";
  private static final int NAMED = 10;

  private final Backlog backlog;

  StepsFailed(Backlog backlog) {
    this.backlog = backlog;
  }

  @Override
  public Finding look() {
    long failed = backlog.failedForGood();
    if (failed == 0) {
      return Finding.well(NAME, "No step has failed for good.");
    }
    return Finding.trouble(
        NAME,
        failed,
        null,
        "1 step has used up its tries and stands still. Cockpit shows why; correct it and increment"
            + " its retries.",
        "%d steps have used up their tries and stand still. Cockpit shows why; correct it and"
            + " increment their retries.",
        backlog.stuck(NAMED).stream().map(StepsFailed::place).toList());
  }

  private static String place(Backlog.Stuck stuck) {
    return stuck.key() == null ? stuck.process() : stuck.key();
  }
}
