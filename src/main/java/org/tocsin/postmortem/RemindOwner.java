package org.tocsin.postmortem;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.notice.Notices;
import org.tocsin.shared.IncidentNumber;

/** Remind owner: a follow-up is due. */
@Component
class RemindOwner implements Verb<RemindOwner.In, Verb.Nothing> {
  private final Notices notices;
  private final Timeline timeline;

  RemindOwner(Notices notices, Timeline timeline) {
    this.notices = notices;
    this.timeline = timeline;
  }

  record In(IncidentNumber incident, String owner, String what) {}

  @Override
  public Nothing apply(In in) {
    notices.send(
        in.incident(), List.of(in.owner()), "This follow-up is due: %s".formatted(in.what()));
    timeline.add(
        in.incident(),
        "reminded",
        Timeline.TOCSIN,
        "%s is reminded of the follow-up: %s".formatted(in.owner(), in.what()));
    return Nothing.NOTHING;
  }
}
