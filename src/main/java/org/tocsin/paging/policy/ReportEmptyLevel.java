package org.tocsin.paging.policy;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Duty;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.oncall.schedule.Roster;
import org.tocsin.paging.notice.Notices;
import org.tocsin.shared.IncidentNumber;

/** Report empty level: nobody holds the role, so the team's management is told to fill it. */
@Component
class ReportEmptyLevel implements Verb<ReportEmptyLevel.In, Verb.Nothing> {
  private final Incidents incidents;
  private final Roster roster;
  private final Recipients recipients;
  private final Notices notices;
  private final Timeline timeline;

  ReportEmptyLevel(
      Incidents incidents,
      Roster roster,
      Recipients recipients,
      Notices notices,
      Timeline timeline) {
    this.incidents = incidents;
    this.roster = roster;
    this.recipients = recipients;
    this.notices = notices;
    this.timeline = timeline;
  }

  record In(IncidentNumber incident, String role) {}

  @Override
  public Nothing apply(In in) {
    Incident incident = incidents.get(in.incident());
    String team = incident.team();
    if (recipients.areOnItAlready(in.role(), incident)) {
      timeline.add(
          in.incident(),
          "level-empty",
          Timeline.TOCSIN,
          "Who is %s is the responder already; the next level is paged at once."
              .formatted(in.role()),
          Map.of("team", team, "role", in.role()));
      return Nothing.NOTHING;
    }
    timeline.add(
        in.incident(),
        "level-empty",
        Timeline.TOCSIN,
        "The team %s has nobody as %s; the next level is paged at once.".formatted(team, in.role()),
        Map.of("team", team, "role", in.role()));
    List<String> owners =
        roster.onCall(team, Duty.MANAGEMENT).stream().map(person -> person.id()).toList();
    notices.send(
        in.incident(),
        owners,
        "The team %s has nobody as %s. Please fill the place.".formatted(team, in.role()));
    return Nothing.NOTHING;
  }
}
