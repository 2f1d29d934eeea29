package org.tocsin.console;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tocsin.shared.IncidentNumber;

/**
 * One open page. What it is to be told waits here while it is slow to listen, and is said once
 * however often it happened.
 */
class Subscriber {
  /** The page is to close its line and to ask, because its account has too many. */
  static final String GIVE_WAY = "give-way";

  private final SseEmitter emitter;
  private final long number;
  private final String account;
  private final @Nullable IncidentNumber incident;
  private final Set<String> untold = new LinkedHashSet<>();
  private boolean beingTold;

  /**
   * @param number larger than that of every older page
   * @param incident the incident the page shows; null when it shows all
   */
  Subscriber(SseEmitter emitter, long number, String account, @Nullable IncidentNumber incident) {
    this.emitter = emitter;
    this.number = number;
    this.account = account;
    this.incident = incident;
  }

  long number() {
    return number;
  }

  boolean isOf(String person) {
    return account.equals(person);
  }

  boolean shows(Set<IncidentNumber> changed) {
    return incident != null && changed.contains(incident);
  }

  /**
   * @return whether somebody has to {@link #tell} it; otherwise somebody is about to
   */
  synchronized boolean add(String event) {
    untold.add(event);
    boolean idle = !beingTold;
    beingTold = true;
    return idle;
  }

  /**
   * Returns when there is nothing left to say.
   *
   * @return false when the page is gone
   */
  boolean tell() {
    for (Optional<String> event = next(); event.isPresent(); event = next()) {
      try {
        emitter.send(SseEmitter.event().name(event.get()).data(Instant.now().toString()));
        if (event.get().equals(GIVE_WAY)) {
          emitter.complete();
          return false;
        }
      } catch (IOException | IllegalStateException e) {
        return false;
      }
    }
    return true;
  }

  void goodbye() {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      // it has gone by itself
    }
  }

  private synchronized Optional<String> next() {
    Optional<String> first = untold.stream().findFirst();
    first.ifPresent(untold::remove);
    beingTold = first.isPresent();
    return first;
  }
}
