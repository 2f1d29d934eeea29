package org.tocsin.view;

import java.time.Duration;

/** Lengths of time in words; {@code console.js} counts on in the same words. */
public final class Spans {
  private Spans() {}

  /** As long as one looks at the seconds: {@code 3:12}, {@code 2 h 5 min}, {@code 2 d 23 h}. */
  public static String clock(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    return seconds < 3600 ? "%d:%02d".formatted(seconds / 60, seconds % 60) : coarse(seconds);
  }

  /** Roughly: {@code 40 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 2 d 23 h}. */
  public static String rough(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600 ? seconds / 60 + " min" : coarse(seconds);
  }

  private static String coarse(long seconds) {
    long minutes = seconds / 60;
    long hours = minutes / 60;
    return hours < 24
        ? "%d h %d min".formatted(hours, minutes % 60)
        : "%d d %d h".formatted(hours / 24, hours % 24);
  }
}
