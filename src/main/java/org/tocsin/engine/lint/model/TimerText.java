package org.tocsin.engine.lint.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The literals that stand on timers: {@code PT5M}, and {@code R6/PT30M} for a repeating one. */
public final class TimerText {
  private static final Pattern REPEATING = Pattern.compile("R([1-9][0-9]{0,3})/(P.+)");

  private TimerText() {}

  /**
   * When a timer fires next; empty when it has fired as often as it should.
   *
   * @param began when its scope began
   * @param fired when it last fired, or began
   */
  public static Optional<Instant> nextDue(String text, Instant began, Instant fired) {
    Matcher repeating = REPEATING.matcher(text.strip());
    if (!repeating.matches()) {
      return Optional.of(began.plus(Duration.parse(text.strip())));
    }
    Duration period = Duration.parse(repeating.group(2));
    long next = Duration.between(began, fired).dividedBy(period) + 1;
    return next > Long.parseLong(repeating.group(1))
        ? Optional.empty()
        : Optional.of(began.plus(period.multipliedBy(next)));
  }

  /** The series of a repeating timer as the engine keeps it; empty for one that does not repeat. */
  public static Optional<String> series(String text, Instant began) {
    String stripped = text.strip();
    return REPEATING.matcher(stripped).matches()
        ? Optional.of(stripped.replace("/", "/" + began.truncatedTo(ChronoUnit.SECONDS) + "/"))
        : Optional.empty();
  }
}
