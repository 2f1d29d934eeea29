package org.tocsin.incident.response;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.PagingDesk;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Note mitigation: the responder has said by a reply that customers can work again. */
@Component
class NoteMitigation implements Verb<NoteMitigation.In, Verb.Nothing> {
  private final Incidents incidents;
  private final Timeline timeline;
  private final PagingDesk paging;

  NoteMitigation(Incidents incidents, Timeline timeline, PagingDesk paging) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.paging = paging;
  }

  /**
   * @param repliedBy the id of who said so
   */
  record In(IncidentNumber incident, String repliedBy) {}

  @Override
  public Nothing apply(In in) {
    incidents.mitigated(in.incident());
    timeline.add(in.incident(), "mitigated", in.repliedBy(), "Mitigated, by a reply to the page.");
    paging.callOff(in.incident());
    return Nothing.NOTHING;
  }
}
