package org.tocsin.oncall.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each feed has shown. */
@Repository
class FeedEvents {
  private final JdbcClient database;

  FeedEvents(JdbcClient database) {
    this.database = database;
  }

  /** What the feed has shown and has not forgotten. */
  List<FeedEvent> of(Feed feed) {
    return database
        .sql("select * from oncall_feed_events where feed = :feed")
        .param("feed", feed.id())
        .query(FeedEvents::event)
        .list();
  }

  /** Forgets what ended before; no feed shows it any more. */
  void forget(Feed feed, Instant before) {
    database
        .sql("delete from oncall_feed_events where feed = :feed and until_at <= :before")
        .param("feed", feed.id())
        .param("before", Timestamp.from(before))
        .update();
  }

  /** Remembers an event as it is shown now. */
  void put(Feed feed, FeedEvent event) {
    database
        .sql(
            """
            insert into oncall_feed_events
              (feed, uid, from_at, until_at, summary, sequence, changed_at, cancelled)
            values (:feed, :uid, :from, :until, :summary, :sequence, :changed, :cancelled)
            on conflict (feed, uid) do update
            set from_at = :from, until_at = :until, summary = :summary, sequence = :sequence,
              changed_at = :changed, cancelled = :cancelled
            """)
        .param("feed", feed.id())
        .param("uid", event.uid())
        .param("from", Timestamp.from(event.from()))
        .param("until", Timestamp.from(event.until()))
        .param("summary", event.summary())
        .param("sequence", event.sequence())
        .param("changed", Timestamp.from(event.changedAt()))
        .param("cancelled", event.cancelled())
        .update();
  }

  private static FeedEvent event(ResultSet row, int number) throws SQLException {
    return new FeedEvent(
        row.getString("uid"),
        row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("until_at").toInstant(),
        row.getString("summary"),
        row.getInt("sequence"),
        row.getTimestamp("changed_at").toInstant(),
        row.getBoolean("cancelled"));
  }
}
