package org.tocsin.paging.notice;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.shared.IncidentNumber;

/** Call off page: the incident has moved on, so whoever was paged and did not answer is told. */
@Component
class CallOffPage implements Verb<CallOffPage.In, Verb.Nothing> {
  private final CallingOff callingOff;

  CallOffPage(CallingOff callingOff) {
    this.callingOff = callingOff;
  }

  record In(IncidentNumber incident, String processInstance) {}

  @Override
  public Nothing apply(In in) {
    callingOff.callOff(in.incident(), in.processInstance());
    return Nothing.NOTHING;
  }
}
