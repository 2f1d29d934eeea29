package org.tocsin.console.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tocsin.shared.IncidentNumber;

/**
 * One open page. What it is to be told waits here while it is slow to listen, and is said once
 * however often it happened.
 */
class Subscriber {
  /** The page is to close its line and to ask, because its account has too many. */
  static final String GIVE_WAY = "give-way";

  private static final Logger log = LoggerFactory.getLogger(Subscriber.class);

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

  /**
   * Says the first words. They wait in the emitter and leave with the head of the response, on the
   * thread of the request: filters add headers as the head leaves, and two threads must not.
   *
   * @param event before the emitter is returned to Spring
   */
  void greet(String event) {
    try {
      send(event);
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written before Spring has the emitter", e);
    }
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
        send(event.get());
        if (event.get().equals(GIVE_WAY)) {
          emitter.complete();
          return false;
        }
      } catch (IOException e) {
        return false;
      } catch (IllegalStateException e) {
        log.debug("A page could not be written to, and its line is closed", e);
        emitter.completeWithError(e);
        return false;
      }
    }
    return true;
  }

  private void send(String event) throws IOException {
    emitter.send(SseEmitter.event().name(event).data(Instant.now().toString()));
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
