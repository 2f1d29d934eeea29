package org.tocsin.alert.heartbeat;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Intake;
import org.tocsin.engine.verb.Verb;

/** Report missing heartbeat: it becomes an alert, which is routed like any other. */
@Component
class ReportMissingHeartbeat implements Verb<ReportMissingHeartbeat.In, Verb.Nothing> {
  private final Heartbeats heartbeats;
  private final Intake intake;

  ReportMissingHeartbeat(Heartbeats heartbeats, Intake intake) {
    this.heartbeats = heartbeats;
    this.intake = intake;
  }

  /**
   * @param heartbeat the number of the heartbeat
   */
  record In(long heartbeat, String processInstance) {}

  @Override
  public Nothing apply(In in) {
    heartbeats
        .hold(in.heartbeat())
        .ifPresent(
            heartbeat -> {
              intake.takeHere(new AlertGroup("heartbeats", List.of(heartbeat.missing())));
              heartbeats.missing(in.heartbeat(), in.processInstance());
            });
    return Nothing.NOTHING;
  }
}
