package org.tocsin.paging.answer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.alert.AnswerDesk;
import org.tocsin.alert.intake.Wire;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;

/**
 * Acknowledgements given at the sender of an alert. They answer in the name of its key the page
 * that has reached somebody and waits longest; who the sender says it was is only noted. A
 * commander's or a manager's page they leave alone.
 */
@Component
class SenderAnswers implements AnswerDesk {
  private static final int LONGEST_NAME = 60;

  /** As the form has it. */
  private static final int LONGEST_NOTE = 255;

  private final Acknowledging acknowledging;
  private final Pages pages;
  private final Incidents incidents;

  SenderAnswers(Acknowledging acknowledging, Pages pages, Incidents incidents) {
    this.acknowledging = acknowledging;
    this.pages = pages;
    this.incidents = incidents;
  }

  @Override
  public void acknowledge(
      IncidentNumber number, String actor, @Nullable String claimed, String note) {
    Incident incident = incidents.get(number);
    boolean unanswered = incident.state() == Incident.State.OPEN;
    pages.of(number).stream()
        .filter(Page::awaitsAnswer)
        .filter(page -> unanswered || page.person().equals(incident.responder()))
        .min(Page.reachedFirst())
        .ifPresent(page -> acknowledging.acknowledgeForSender(page, actor, said(claimed, note)));
  }

  private static String said(@Nullable String claimed, String note) {
    String claim =
        claimed == null || claimed.isBlank()
            ? ""
            : "The sender says that it was %s; Tocsin did not check that. "
                .formatted(Wire.text(claimed.strip(), LONGEST_NAME));
    return Wire.text((claim + note).strip(), LONGEST_NOTE);
  }
}
