package org.tocsin.console.live;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tocsin.console.incident.Lookup;

/**
 * Tells a page when to look again, as server-sent events: {@code board}, {@code incident}, now and
 * then {@code alive}, and at last {@code give-way}. The data are only the time; what has changed is
 * fetched as the page.
 */
@Controller
class Events {
  private final Subscribers subscribers;
  private final Lookup lookup;

  Events(Subscribers subscribers, Lookup lookup) {
    this.subscribers = subscribers;
    this.lookup = lookup;
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(
      @RequestParam(required = false) @Nullable String incident,
      Principal person,
      HttpServletResponse response) {
    // nginx would collect the events otherwise
    response.setHeader("X-Accel-Buffering", "no");
    return subscribers
        .add(person.getName(), incident == null ? null : lookup.incident(incident).number())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }
}
