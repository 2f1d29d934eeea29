package org.tocsin.watch.check;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;

@Component
@Order(1)
class PagesUnreached implements Check {
  private static final String NAME = "pages-unreached";

  private final Pages pages;
  private final Clock clock;

  PagesUnreached(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public Finding look() {
    List<Pages.Unreached> unreached = pages.unreachedSince(clock.instant().minus(TOLERATED));
    if (unreached.isEmpty()) {
      return Finding.well(NAME, "Every page has reached somebody within a minute.");
    }
    return Finding.trouble(
            NAME,
            unreached.size(),
            unreached.get(0).since(),
            "1 page has reached nobody for more than a minute. Look at the ways out, and call people"
                + " yourself.",
            "%d pages have reached nobody for more than a minute. Look at the ways out, and call"
                + " people yourself.",
            unreached.stream()
                .map(Pages.Unreached::incident)
                .filter(Objects::nonNull)
                .map(IncidentNumber::toString)
                .toList())
        .asVital();
  }
}
