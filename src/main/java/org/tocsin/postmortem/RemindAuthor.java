package org.tocsin.postmortem;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.notice.Notices;
import org.tocsin.shared.IncidentNumber;

/** Remind author: the postmortem is late. */
@Component
class RemindAuthor implements Verb<RemindAuthor.In, Verb.Nothing> {
  private final Notices notices;
  private final Timeline timeline;

  RemindAuthor(Notices notices, Timeline timeline) {
    this.notices = notices;
    this.timeline = timeline;
  }

  record In(IncidentNumber incident, String responder) {}

  @Override
  public Nothing apply(In in) {
    notices.send(
        in.incident(), List.of(in.responder()), "The postmortem is late. Please write it now.");
    timeline.add(
        in.incident(),
        "reminded",
        Timeline.TOCSIN,
        in.responder() + " is reminded of the postmortem.");
    return Nothing.NOTHING;
  }
}
