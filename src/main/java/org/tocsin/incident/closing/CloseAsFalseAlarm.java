package org.tocsin.incident.closing;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incident.Outcome;
import org.tocsin.shared.IncidentNumber;

/** Close as false alarm: somebody looked, and nothing was wrong. */
@Component
class CloseAsFalseAlarm implements Verb<CloseAsFalseAlarm.In, Verb.Nothing> {
  private final Closing closing;

  CloseAsFalseAlarm(Closing closing) {
    this.closing = closing;
  }

  record In(IncidentNumber incident) {}

  @Override
  public Nothing apply(In in) {
    closing.close(
        in.incident(), Outcome.FALSE_ALARM, "It was a false alarm. The incident is closed.");
    return Nothing.NOTHING;
  }
}
