package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The literals that stand on timers: {@code PT5M}, and {@code R6/PT30M} for a repeating one. */
final class TimerText {
  private static final Pattern REPEATING = Pattern.compile("R([1-9][0-9]{0,3})/(P.+)");

  private TimerText() {}

  /** When a timer fires for the first time after its scope began. */
  static Instant firstDue(String text, Instant began) {
    Matcher repeating = REPEATING.matcher(text.strip());
    return began.plus(Duration.parse(repeating.matches() ? repeating.group(2) : text.strip()));
  }
}
