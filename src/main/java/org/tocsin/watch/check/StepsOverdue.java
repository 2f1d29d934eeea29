package org.tocsin.watch.check;

import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.engine.timer.Backlog;

@Component
@Order(2)
class StepsOverdue implements Check {
  private static final String NAME = "steps-overdue";

  private final Backlog backlog;
  private final Clock clock;

  StepsOverdue(Backlog backlog, Clock clock) {
    this.backlog = backlog;
    this.clock = clock;
  }

  @Override
  public Finding look() {
    Backlog.Late late = backlog.overdueSince(clock.instant().minus(TOLERATED));
    if (late.count() == 0) {
      return Finding.well(NAME, "No timer or step is more than a minute late.");
    }
    return Finding.trouble(
            NAME,
            late.count(),
            late.oldest(),
            "1 timer or step is more than a minute late. Is every node alive, and is the database"
                + " keeping up?",
            "%d timers or steps are more than a minute late. Is every node alive, and is the"
                + " database keeping up?",
            List.of())
        .asVital();
  }
}
