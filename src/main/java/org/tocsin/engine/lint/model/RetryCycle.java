package org.tocsin.engine.lint.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before each further try, as written in a model: {@code PT5S,PT15S,PT30S} means
 * four tries in all.
 */
public record RetryCycle(List<Duration> waits) {
  public static RetryCycle of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new RetryCycle(List.of());
    }
    return new RetryCycle(
        Arrays.stream(text.split(",")).map(String::strip).map(Duration::parse).toList());
  }

  /** The wait after so many failures, or null when the tries are used up. */
  public @Nullable Duration afterFailures(int failures) {
    return failures <= waits.size() ? waits.get(failures - 1) : null;
  }

  /** How many failures there were when the engine counts so many tries left. */
  public int failures(@Nullable Integer retriesLeft) {
    return retriesLeft == null ? 0 : waits.size() - retriesLeft + 1;
  }
}
