package org.tocsin.paging.policy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Report exhausted: everybody there is has been paged, and nobody answered. */
@Component
class ReportExhausted implements Verb<ReportExhausted.In, Verb.Nothing> {
  private static final Logger log = LoggerFactory.getLogger(ReportExhausted.class);

  private final Incidents incidents;
  private final Timeline timeline;

  ReportExhausted(Incidents incidents, Timeline timeline) {
    this.incidents = incidents;
    this.timeline = timeline;
  }

  record In(IncidentNumber incident) {}

  @Override
  public Nothing apply(In in) {
    incidents.exhausted(in.incident());
    timeline.add(
        in.incident(),
        "exhausted",
        Timeline.TOCSIN,
        "Everybody has been paged and nobody has answered. The page stays open.");
    log.error("{}: the escalation is exhausted, nobody has answered", in.incident());
    return Nothing.NOTHING;
  }
}
