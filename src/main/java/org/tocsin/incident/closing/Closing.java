package org.tocsin.incident.closing;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Rules;
import org.tocsin.incident.Incident.Outcome;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.PagingDesk;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** The end of an incident, however it ends: the record and the timeline say so once. */
@Component
class Closing {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Rules rules;
  private final PagingDesk paging;

  Closing(Incidents incidents, Timeline timeline, Rules rules, PagingDesk paging) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.rules = rules;
    this.paging = paging;
  }

  void close(IncidentNumber number, Outcome outcome, String text) {
    incidents.close(number, outcome);
    rules.closed(number, outcome.words(), paging.pages(number));
    timeline.add(number, "closed", Timeline.TOCSIN, text, Map.of("outcome", outcome.words()));
  }
}
