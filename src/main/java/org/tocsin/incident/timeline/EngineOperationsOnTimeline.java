package org.tocsin.incident.timeline;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tocsin.engine.repair.EngineOperation;

/**
 * Puts what people do in Tasklist and Cockpit on the timeline, in the transaction of the change.
 */
@Component
class EngineOperationsOnTimeline {
  private final Timeline timeline;

  EngineOperationsOnTimeline(Timeline timeline) {
    this.timeline = timeline;
  }

  @EventListener
  void record(EngineOperation operation) {
    if (operation.incident() == null) {
      return;
    }
    String what = "%s %s.".formatted(operation.person(), operation.what());
    if (operation.reason() == null) {
      timeline.add(operation.incident(), "task-assigned", operation.person(), what);
    } else {
      timeline.add(
          operation.incident(),
          "repaired",
          operation.person(),
          what + " Reason: " + operation.reason(),
          Map.of("reason", operation.reason()));
    }
  }
}
