package org.tocsin.console.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/** What happened in an incident, the newest last. */
record TimelineView(List<Day> days) {

  /** The entries of one day, in UTC. */
  record Day(String name, List<Line> lines) {}

  /**
   * One entry.
   *
   * @param actor the person or key that did it; null when Tocsin did
   */
  public record Line(Moment at, String kind, @Nullable String actor, String text) {}

  static TimelineView of(List<Timeline.Entry> entries, People.Names names, Instant now) {
    List<Day> days = new ArrayList<>();
    for (Timeline.Entry entry : entries) {
      Line line =
          new Line(
              new Moment(entry.at(), now),
              entry.kind(),
              entry.actor().equals(Timeline.TOCSIN) ? null : names.of(entry.actor()),
              entry.text());
      String day = line.at().day();
      if (days.isEmpty() || !days.get(days.size() - 1).name().equals(day)) {
        days.add(new Day(day, new ArrayList<>()));
      }
      days.get(days.size() - 1).lines().add(line);
    }
    return new TimelineView(days);
  }
}
