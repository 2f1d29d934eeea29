package org.tocsin.paging;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.incident.Timeline;

/** Records how each attempt at a delivery went. */
@Component
@Transactional
class Attempts {
  private final Pages pages;
  private final Timeline timeline;

  Attempts(Pages pages, Timeline timeline) {
    this.pages = pages;
    this.timeline = timeline;
  }

  void succeeded(Message message, String way, String answer) {
    pages.attempted(message.page().id(), way, false, answer);
    pages.delivered(message.page().id());
    record(message, way, "delivered", "reached by " + way, answer);
  }

  void failed(Message message, String way, String answer) {
    pages.attempted(message.page().id(), way, true, answer);
    record(message, way, "delivery-failed", "not reached by " + way, answer);
  }

  private void record(Message message, String way, String kind, String outcome, String answer) {
    if (message.page().incident() == null) {
      return;
    }
    timeline.add(
        message.page().incident(),
        kind,
        Timeline.TOCSIN,
        "%s: %s (%s).".formatted(message.to().name(), outcome, answer),
        Map.of(
            "person", message.to().id(),
            "way", way,
            "answer", answer,
            "page", message.page().id(),
            "message", message.id()));
  }
}
