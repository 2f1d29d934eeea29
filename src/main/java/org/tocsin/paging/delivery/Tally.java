package org.tocsin.paging.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.paging.Page;
import org.tocsin.paging.channel.Message;

/** Counts, as metrics of this node, what was sent and how long the first page of an alert took. */
@Component
class Tally {
  private static final Duration[] STEPS =
      Stream.of(50, 100, 250, 500, 1000, 2500, 5000, 15_000, 60_000, 300_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry metrics;
  private final Clock clock;
  private final Timer alertToPage;

  Tally(MeterRegistry metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.alertToPage =
        Timer.builder("tocsin.alert.to.page")
            .description("From the opening of an incident to its first level's page being taken")
            .serviceLevelObjectives(STEPS)
            .register(metrics);
  }

  void taken(Message message, String way) {
    count(way, "taken");
    Incident incident = message.incident();
    if (incident != null && message.page().step() == 1 && isFirst(message.page(), incident)) {
      alertToPage.record(Duration.between(incident.openedAt(), clock.instant()));
    }
  }

  void failed(String way) {
    count(way, "failed");
  }

  private static boolean isFirst(Page page, Incident incident) {
    return page.awaitsAnswer() && page.deliveredAt() == null && incident.acknowledgedAt() == null;
  }

  private void count(String way, String outcome) {
    metrics.counter("tocsin.deliveries", "way", way, "outcome", outcome).increment();
  }
}
