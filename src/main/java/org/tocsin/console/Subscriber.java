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
  private final SseEmitter emitter;
  private final @Nullable IncidentNumber incident;
  private final Set<String> untold = new LinkedHashSet<>();
  private boolean beingTold;

  /**
   * @param incident the incident the page shows; null when it shows all
   */
  Subscriber(SseEmitter emitter, @Nullable IncidentNumber incident) {
    this.emitter = emitter;
    this.incident = incident;
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
