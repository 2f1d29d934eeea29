package org.tocsin.paging;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.AnswersForm;
import org.tocsin.engine.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.Timeline;
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

  record Out(String answeredBy) {}

  @Override
  public Out apply(In in) {
    pages.answered(in.processInstance(), in.person());
    boolean first = incidents.acknowledge(in.incident(), in.person());
    String text =
        first
            ? "%s acknowledged and is the responder.".formatted(in.person())
            : "%s answered the page.".formatted(in.person());
    timeline.add(
        in.incident(),
        "acknowledged",
        in.person(),
        in.acknowledgeNote() == null ? text : text + " " + in.acknowledgeNote(),
        Map.of("first", first));
    return new Out(in.person());
  }
}
