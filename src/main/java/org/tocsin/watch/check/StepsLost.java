package org.tocsin.watch.check;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.engine.timer.LostWaits;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/** Whether something waits for every incident, and every timer that should be there is. */
@Component
@Order(3)
class StepsLost implements Check {
  private static final String NAME = "steps-lost";

  private final Incidents incidents;
  private final LostWaits lost;

  StepsLost(Incidents incidents, LostWaits lost) {
    this.incidents = incidents;
    this.lost = lost;
  }

  @Override
  public Finding look() {
    List<String> about =
        Stream.concat(
                lost.withoutProcess(incidents.openNumbers()).stream().map(IncidentNumber::toString),
                Stream.concat(lost.nothingToWaitFor().stream(), lost.timers().stream())
                    .map(StepsLost::place))
            .distinct()
            .toList();
    if (about.isEmpty()) {
      return Finding.well(NAME, "Every open incident has its process, and every timer is there.");
    }
    return Finding.trouble(
            NAME,
            about.size(),
            null,
            "1 process has lost what it waits for, and may not go on. Was the database changed by"
                + " hand? Lead the incident yourself, and modify the instance in Cockpit.",
            "%d processes have lost what they wait for, and may not go on. Was the database changed"
                + " by hand? Lead the incidents yourself, and modify the instances in Cockpit.",
            about)
        .asVital();
  }

  private static String place(LostWaits.Lost lost) {
    return lost.key() == null ? lost.process() : lost.key();
  }
}
