package org.tocsin.alert.heartbeat;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.intake.Intake;
import org.tocsin.engine.verb.Verb;

/** Report heartbeat back: its alert is over. */
@Component
class ReportHeartbeatBack implements Verb<ReportHeartbeatBack.In, Verb.Nothing> {
  private final Heartbeats heartbeats;
  private final Intake intake;
  private final Clock clock;

  ReportHeartbeatBack(Heartbeats heartbeats, Intake intake, Clock clock) {
    this.heartbeats = heartbeats;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * @param heartbeat the number of the heartbeat
   */
  record In(long heartbeat) {}

  @Override
  public Nothing apply(In in) {
    heartbeats
        .hold(in.heartbeat())
        .ifPresent(
            heartbeat ->
                intake.takeHere(
                    new AlertGroup("heartbeats", List.of(heartbeat.over(clock.instant())))));
    return Nothing.NOTHING;
  }
}
