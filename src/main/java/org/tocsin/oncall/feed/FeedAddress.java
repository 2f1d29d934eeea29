package org.tocsin.oncall.feed;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;

/** Where calendars fetch a feed, without a sign-in: the token in the address is the proof. */
@RestController
class FeedAddress {
  private static final Duration BACK = Duration.ofDays(15);
  private static final Duration AHEAD = Duration.ofDays(365);
  private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final Feeds feeds;
  private final FeedEvents shown;
  private final Schedules schedules;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FeedAddress(
      Feeds feeds,
      FeedEvents shown,
      Schedules schedules,
      TransactionTemplate transaction,
      Clock clock) {
    this.feeds = feeds;
    this.shown = shown;
    this.schedules = schedules;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Operation(summary = "Shifts as a calendar feed; the token is the proof")
  @GetMapping("/ical/{token}.ics")
  ResponseEntity<String> feed(@PathVariable String token) {
    String text =
        Optional.ofNullable(
                transaction.execute(status -> feeds.hold(token).map(this::text).orElse(null)))
            .orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such feed."));
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(text);
  }

  private String text(Feed feed) {
    Instant now = clock.instant();
    Instant from = now.minus(BACK);
    Instant until = now.plus(AHEAD);
    Schedule schedule = schedules.between(from, until);
    shown.forget(feed, from);
    List<FeedEvent> before = shown.of(feed);
    List<FeedEvent> events =
        FeedMemory.now(before, FeedShifts.of(schedule, feed, from, until), until, now);
    events.stream().filter(event -> !before.contains(event)).forEach(e -> shown.put(feed, e));
    return FeedText.of(FeedShifts.name(schedule, feed), events);
  }
}
