package org.tocsin.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a page shows it, in UTC.
 *
 * @param now when the page was made
 */
public record Moment(Instant at, Instant now) {
  private static final DateTimeFormatter DAY = format("EEE d MMM yyyy");
  private static final DateTimeFormatter TIME = format("HH:mm:ss");
  private static final DateTimeFormatter FULL = format("d MMM yyyy, HH:mm:ss 'UTC'");

  /** The moment, or null when there is none. */
  public static @Nullable Moment of(@Nullable Instant at, Instant now) {
    return at == null ? null : new Moment(at, now);
  }

  public String iso() {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public String day() {
    return DAY.format(at);
  }

  public String time() {
    return TIME.format(at);
  }

  public String full() {
    return FULL.format(at);
  }

  /** How long ago. */
  public String age() {
    return Spans.rough(Duration.between(at, now));
  }

  /** How long after another moment. */
  public String after(Moment earlier) {
    return Spans.rough(Duration.between(earlier.at, at));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
