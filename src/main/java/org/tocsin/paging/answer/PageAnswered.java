package org.tocsin.paging.answer;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.Actor;
import org.tocsin.shared.IncidentNumber;

/**
 * Takes the acknowledgement, from wherever it comes: the page is answered, and the first one of an
 * incident starts its clock.
 */
@Component
@AnswersForm("acknowledge")
class PageAnswered implements Verb<PageAnswered.In, PageAnswered.Out> {
  private final Incidents incidents;
  private final Pages pages;
  private final Timeline timeline;

  PageAnswered(Incidents incidents, Pages pages, Timeline timeline) {
    this.incidents = incidents;
    this.pages = pages;
    this.timeline = timeline;
  }

  record In(
      IncidentNumber incident,
      String processInstance,
      String person,
      @Size(max = 255, message = "The note has to fit into 255 characters.")
          @Nullable String acknowledgeNote) {}

  /**
   * @param answeredBy who has to see to it now
   */
  record Out(String answeredBy) {}

  @Override
  public Out apply(In in) {
    String responder = responder(in);
    pages.answered(in.processInstance(), in.person());
    boolean first = incidents.acknowledge(in.incident(), responder);
    String text =
        Actor.isKey(in.person())
            ? bySender(in.person(), responder, first)
            : byPerson(in.person(), first);
    timeline.add(
        in.incident(),
        "acknowledged",
        in.person(),
        in.acknowledgeNote() == null ? text : text + " " + in.acknowledgeNote(),
        Map.of("first", first, "responder", responder));
    return new Out(responder);
  }

  /** Who has to see to it: the person who answers, or who was paged when a sender does. */
  private String responder(In in) {
    return Actor.isKey(in.person())
        ? pages.ofRun(in.processInstance()).stream()
            .min(Page.reachedFirst())
            .map(Page::person)
            .orElseThrow()
        : in.person();
  }

  private static String byPerson(String person, boolean first) {
    return (first ? "%s acknowledged and is the responder." : "%s answered the page.")
        .formatted(person);
  }

  private static String bySender(String key, String responder, boolean first) {
    return (first
            ? "Acknowledged with the key %s. %s was paged and is the responder."
            : "Answered with the key %s the page that went to %s.")
        .formatted(Actor.nameOfKey(key), responder);
  }
}
