package org.tocsin.watch.check;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.engine.timer.Backlog;

@Component
@Order(4)
class StepsFailed implements Check {
  private static final String NAME = "steps-failed";

  private final Backlog backlog;

  StepsFailed(Backlog backlog) {
    this.backlog = backlog;
  }

  @Override
  public Finding look() {
    List<Backlog.Failing> failed =
        backlog.failing(MOST).stream().filter(Backlog.Failing::forGood).toList();
    if (failed.isEmpty()) {
      return Finding.well(NAME, "No step has failed for good.");
    }
    return Finding.trouble(
        NAME,
        failed.size(),
        null,
        "1 step has used up its tries and stands still. Cockpit shows why; correct it and increment"
            + " its retries.",
        "%d steps have used up their tries and stand still. Cockpit shows why; correct it and"
            + " increment their retries.",
        failed.stream().map(Backlog.Failing::about).toList());
  }
}
