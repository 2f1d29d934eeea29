package org.tocsin.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Open follow-ups: one for each line of the approved postmortem. */
@Component
class OpenFollowUps implements Verb<OpenFollowUps.In, OpenFollowUps.Out> {
  private final Postmortems postmortems;
  private final Timeline timeline;

  OpenFollowUps(Postmortems postmortems, Timeline timeline) {
    this.postmortems = postmortems;
    this.timeline = timeline;
  }

  record In(IncidentNumber incident) {}

  /**
   * @param followUps their ids
   */
  record Out(List<Long> followUps) {}

  @Override
  public Out apply(In in) {
    String list =
        postmortems.of(in.incident()).map(Postmortems.Postmortem::followUpList).orElse("");
    List<FollowUpList.Line> lines = FollowUpList.read(list);
    List<Long> opened = new ArrayList<>();
    for (FollowUpList.Line line : lines) {
      opened.add(postmortems.open(in.incident(), opened.size() + 1, line));
      timeline.add(
          in.incident(),
          "follow-up-opened",
          Timeline.TOCSIN,
          "Follow-up for %s until %s: %s".formatted(line.owner(), line.due(), line.what()),
          Map.of("owner", line.owner(), "due", line.due().toString()));
    }
    return new Out(opened);
  }
}
