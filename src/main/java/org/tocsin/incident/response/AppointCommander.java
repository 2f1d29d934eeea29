package org.tocsin.incident.response;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Appoint commander: who answered the page for a commander leads the response from now on. */
@Component
class AppointCommander implements Verb<AppointCommander.In, Verb.Nothing> {
  private final Incidents incidents;
  private final Timeline timeline;

  AppointCommander(Incidents incidents, Timeline timeline) {
    this.incidents = incidents;
    this.timeline = timeline;
  }

  record In(IncidentNumber incident, String commander) {}

  @Override
  public Nothing apply(In in) {
    incidents.appointCommander(in.incident(), in.commander());
    timeline.add(
        in.incident(),
        "commander-appointed",
        in.commander(),
        "%s is the commander of this incident.".formatted(in.commander()),
        Map.of("commander", in.commander()));
    return Nothing.NOTHING;
  }
}
