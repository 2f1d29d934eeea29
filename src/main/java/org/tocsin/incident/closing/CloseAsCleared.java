package org.tocsin.incident.closing;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incident.Outcome;
import org.tocsin.shared.IncidentNumber;

/** Close as cleared: the alerts ended before anybody answered. */
@Component
class CloseAsCleared implements Verb<CloseAsCleared.In, Verb.Nothing> {
  private final Closing closing;

  CloseAsCleared(Closing closing) {
    this.closing = closing;
  }

  record In(IncidentNumber incident) {}

  @Override
  public Nothing apply(In in) {
    closing.close(
        in.incident(),
        Outcome.CLEARED,
        "The alerts cleared by themselves before anybody answered. The incident is closed.");
    return Nothing.NOTHING;
  }
}
