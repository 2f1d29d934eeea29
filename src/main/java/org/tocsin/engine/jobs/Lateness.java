package org.tocsin.engine.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How late timers and steps are begun, as a metric. */
@Component
public class Lateness {
  private final Timer late;

  Lateness(MeterRegistry metrics) {
    this.late =
        Timer.builder("tocsin.jobs.late")
            .description("How long after its due date a timer or step was taken")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(metrics);
  }

  void of(@Nullable Instant due, Instant now) {
    if (due != null) {
      late.record(Duration.between(due, now));
    }
  }
}
