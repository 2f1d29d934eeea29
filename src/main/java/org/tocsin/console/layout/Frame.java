package org.tocsin.console.layout;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.delivery.OwnWays;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.view.People;

/** What stands around every page: who is signed in, and which incidents wait for them. */
@ControllerAdvice("org.tocsin.console")
class Frame {
  private static final int NEWEST = 500;

  private final People people;
  private final Pages pages;
  private final OwnWays ways;
  private final Clock clock;

  Frame(People people, Pages pages, OwnWays ways, Clock clock) {
    this.people = people;
    this.pages = pages;
    this.ways = ways;
    this.clock = clock;
  }

  @ModelAttribute("me")
  @Nullable Me me(@Nullable Authentication person) {
    return person == null
        ? null
        : Me.of(
            person,
            people.names().of(person.getName()),
            waitingFor(person.getName()),
            ways.unverified(person.getName()));
  }

  private Set<IncidentNumber> waitingFor(String person) {
    return pages.waitingFor(person, NEWEST).stream()
        .map(Page::incident)
        .collect(Collectors.toSet());
  }

  @ModelAttribute("now")
  Instant now() {
    return clock.instant();
  }
}
