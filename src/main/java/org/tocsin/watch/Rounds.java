package org.tocsin.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Backlog;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Pages;

/** Goes round and looks for trouble. */
@Component
class Rounds {
  /** Long enough for every retry of a way that comes back at once, and shorter than any level. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private final Incidents incidents;
  private final Pages pages;
  private final Backlog backlog;
  private final Clock clock;
  private final AtomicLong unreached;
  private final AtomicLong overdue;
  private final AtomicLong failed;
  private final AtomicLong exhausted;

  Rounds(Incidents incidents, Pages pages, Backlog backlog, Clock clock, MeterRegistry metrics) {
    this.incidents = incidents;
    this.pages = pages;
    this.backlog = backlog;
    this.clock = clock;
    this.unreached = gauge(metrics, "tocsin.pages.unreached", "Pages that have reached nobody");
    this.overdue = gauge(metrics, "tocsin.steps.overdue", "Timers and steps that are late");
    this.failed = gauge(metrics, "tocsin.steps.failed", "Steps that have used up their tries");
    this.exhausted =
        gauge(metrics, "tocsin.incidents.exhausted", "Incidents that paged everybody in vain");
  }

  /** What is wrong now; empty when all is well. */
  List<Trouble> look() {
    Instant tolerated = clock.instant().minus(TOLERATED);
    unreached.set(pages.unreachedSince(tolerated));
    overdue.set(backlog.overdueSince(tolerated));
    failed.set(backlog.failedForGood());
    exhausted.set(incidents.exhausted());
    return List.of(
            new Trouble(
                "pages-unreached",
                unreached.get(),
                "%d pages have reached nobody for more than a minute. Look at the ways out, and"
                    + " call people yourself."),
            new Trouble(
                "steps-overdue",
                overdue.get(),
                "%d timers or steps are more than a minute late. Is every node alive, and is the"
                    + " database keeping up?"),
            new Trouble(
                "exhausted",
                exhausted.get(),
                "%d incidents have paged everybody there is, and nobody has answered. Call people"
                    + " yourself."),
            new Trouble(
                "steps-failed",
                failed.get(),
                "%d steps have used up their tries and stand still. Cockpit shows why; correct it"
                    + " and increment their retries."))
        .stream()
        .filter(trouble -> trouble.count() > 0)
        .map(
            trouble ->
                new Trouble(
                    trouble.kind(), trouble.count(), trouble.sentence().formatted(trouble.count())))
        .toList();
  }

  private static AtomicLong gauge(MeterRegistry metrics, String name, String description) {
    AtomicLong value = new AtomicLong();
    Gauge.builder(name, value, AtomicLong::doubleValue).description(description).register(metrics);
    return value;
  }
}
