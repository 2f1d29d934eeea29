package org.tocsin.incident.closing;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incident.Outcome;
import org.tocsin.shared.IncidentNumber;

/** Close incident: everything is done, every follow-up settled. */
@Component
class CloseIncident implements Verb<CloseIncident.In, Verb.Nothing> {
  private final Closing closing;

  CloseIncident(Closing closing) {
    this.closing = closing;
  }

  record In(IncidentNumber incident) {}

  @Override
  public Nothing apply(In in) {
    closing.close(in.incident(), Outcome.RESOLVED, "Everything is done. The incident is closed.");
    return Nothing.NOTHING;
  }
}
