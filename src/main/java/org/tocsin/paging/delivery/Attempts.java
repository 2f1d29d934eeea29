package org.tocsin.paging.delivery;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.channel.Message;

/** Records how each attempt at a delivery went. */
@Component
@Transactional
class Attempts {
  private static final int LONGEST_ANSWER = 300;

  private final Pages pages;
  private final Deliveries deliveries;
  private final Directory directory;
  private final Timeline timeline;
  private final Tally tally;

  Attempts(
      Pages pages, Deliveries deliveries, Directory directory, Timeline timeline, Tally tally) {
    this.pages = pages;
    this.deliveries = deliveries;
    this.directory = directory;
    this.timeline = timeline;
    this.tally = tally;
  }

  /** Whether nothing is left to do: it was answered, or this way has taken it before a crash. */
  boolean isOver(Page page, String way) {
    boolean answered = page.kind() == Page.Kind.PAGE && !page.awaitsAnswer();
    return answered || deliveries.triedWays(page.id()).getOrDefault(way, false);
  }

  void succeeded(Message message, String way, String answer) {
    Page page = message.page();
    tally.taken(message, way);
    String shortened = shortened(answer);
    deliveries.succeeded(page.id(), way, shortened);
    pages.delivered(page.id());
    record(page, way, "delivered", "reached by " + way, shortened);
  }

  /** Of a person who counts as unreachable, the timeline hears when they are reached. */
  void failed(Page page, String way, RuntimeException reason) {
    tally.failed(way);
    String answer = shortened(String.valueOf(reason.getMessage()));
    deliveries.failed(page.id(), way, reason instanceof NoUseTryingAgain, answer);
    if (page.unreachableAt() == null) {
      record(page, way, "delivery-failed", "not reached by " + way, answer);
    }
  }

  private void record(Page page, String way, String kind, String outcome, String answer) {
    if (page.incident() == null) {
      return;
    }
    String name = directory.person(page.person()).map(Person::name).orElse(page.person());
    timeline.add(
        page.incident(),
        kind,
        Timeline.TOCSIN,
        "%s: %s (%s).".formatted(name, outcome, answer),
        Map.of("person", page.person(), "way", way, "answer", answer, "page", page.id()));
  }

  private static String shortened(String answer) {
    return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER) + "...";
  }
}
