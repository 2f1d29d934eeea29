package org.tocsin.oncall.feed;

import java.time.Instant;

/**
 * A shift as a feed shows it.
 *
 * @param uid the same for one person's shift that begins at one instant
 * @param sequence how often it has changed
 * @param changedAt when it was last made or changed
 * @param cancelled whether it has gone away
 */
record FeedEvent(
    String uid,
    Instant from,
    Instant until,
    String summary,
    int sequence,
    Instant changedAt,
    boolean cancelled) {
  boolean saysTheSame(FeedEvent other) {
    return from.equals(other.from)
        && until.equals(other.until)
        && summary.equals(other.summary)
        && cancelled == other.cancelled;
  }

  FeedEvent changedFrom(FeedEvent earlier, Instant now) {
    return new FeedEvent(uid, from, until, summary, earlier.sequence + 1, now, cancelled);
  }

  FeedEvent cancelled(Instant now) {
    return new FeedEvent(uid, from, until, summary, sequence + 1, now, true);
  }
}
