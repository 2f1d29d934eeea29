package org.tocsin.oncall.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a feed says about a shift that has changed or gone away: pure arithmetic. */
final class FeedMemory {
  private FeedMemory() {}

  /**
   * What the feed shows now.
   *
   * @param shown what it has shown before and not forgotten
   * @param wanted the shifts as they are now
   * @param until shifts that begin later are not looked at, so they have not gone away
   */
  static List<FeedEvent> now(
      List<FeedEvent> shown, List<FeedEvent> wanted, Instant until, Instant now) {
    Map<String, FeedEvent> earlier = new HashMap<>();
    shown.forEach(event -> earlier.put(event.uid(), event));
    List<FeedEvent> events = new ArrayList<>();
    for (FeedEvent event : wanted) {
      FeedEvent before = earlier.remove(event.uid());
      events.add(
          before == null
              ? new FeedEvent(
                  event.uid(), event.from(), event.until(), event.summary(), 0, now, false)
              : before.saysTheSame(event) ? before : event.changedFrom(before, now));
    }
    earlier.values().stream()
        .filter(event -> event.cancelled() || event.from().isBefore(until))
        .map(event -> event.cancelled() ? event : event.cancelled(now))
        .forEach(events::add);
    events.sort(Comparator.comparing(FeedEvent::from).thenComparing(FeedEvent::uid));
    return events;
  }
}
