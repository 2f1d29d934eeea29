package org.tocsin.engine.lint.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as they stand in a model, {@code PT5M}, and as its reader says them: 5 minutes. */
public final class TimeWords {
  /** What both Java and the engine understand. */
  private static final Pattern LITERAL = Pattern.compile("P[0-9DTHMS]{1,20}");

  private enum Unit {
    DAY(86_400),
    HOUR(3_600),
    MINUTE(60),
    SECOND(1);

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    boolean divides(Duration duration) {
      return duration.toSeconds() % seconds == 0;
    }

    String words(Duration duration) {
      long count = duration.toSeconds() / seconds;
      return count == 1 ? "1 " + word() : "%d %ss".formatted(count, word());
    }

    boolean saidBy(String label, Duration duration) {
      long count = duration.toSeconds() / seconds;
      return count == 1
          ? found("\\b(1|an?|one|every|each) " + word() + "\\b", label)
          : found("(?<![0-9.,])" + count + " " + word() + "s\\b", label);
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private TimeWords() {}

  /** The duration of a literal; nothing when it is none, or does not wait at all. */
  public static Optional<Duration> duration(String text) {
    if (!LITERAL.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(text.strip())).filter(d -> d.toSeconds() > 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it says how long to wait before each further try: {@code PT5S,PT15S}. */
  public static boolean areWaits(String text) {
    try {
      List<Duration> waits = RetryCycle.of(text).waits();
      return !waits.isEmpty() && waits.stream().allMatch(wait -> wait.toSeconds() > 0);
    } catch (DateTimeException e) {
      return false;
    }
  }

  public static String words(Duration duration) {
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.divides(duration))
        .findFirst()
        .orElseThrow()
        .words(duration);
  }

  public static String times(int times) {
    return times == 1 ? "once" : times + " times";
  }

  public static boolean says(String label, Duration duration) {
    return Arrays.stream(Unit.values())
        .anyMatch(unit -> unit.divides(duration) && unit.saidBy(label, duration));
  }

  public static boolean saysTimes(String label, int times) {
    return found("(?<![0-9.,])" + times(times) + "\\b", label);
  }

  private static boolean found(String pattern, String label) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
        .matcher(label.replaceAll("\\s+", " "))
        .find();
  }
}
