package org.tocsin.paging;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.alert.AnswerDesk;
import org.tocsin.engine.Accounts;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/**
 * Acknowledgements given at the sender of an alert. They answer in the name of the person they
 * name, when that person responds here; otherwise of whom a page has reached and waits longest. A
 * commander's or a manager's page they leave alone.
 */
@Component
class SenderAnswers implements AnswerDesk {
  private static final int LONGEST_NAME = 60;

  private final Acknowledging acknowledging;
  private final Pages pages;
  private final Incidents incidents;
  private final Accounts accounts;

  SenderAnswers(Acknowledging acknowledging, Pages pages, Incidents incidents, Accounts accounts) {
    this.acknowledging = acknowledging;
    this.pages = pages;
    this.incidents = incidents;
    this.accounts = accounts;
  }

  @Override
  public void acknowledge(IncidentNumber incident, @Nullable String person, String note) {
    boolean unanswered = incidents.get(incident).state() == Incident.State.OPEN;
    String responder = incidents.get(incident).responder();
    boolean known = person != null && responds(person);
    String said =
        person == null || known
            ? note
            : note + " It names %s, who does not respond here.".formatted(shortened(person));
    pages.of(incident).stream()
        .filter(Page::awaitsAnswer)
        .filter(page -> unanswered || page.person().equals(responder))
        .min(Comparator.comparing((Page page) -> page.deliveredAt() == null))
        .ifPresent(
            page ->
                acknowledging.acknowledge(
                    page, known ? person : page.person(), Map.of("acknowledgeNote", said)));
  }

  private boolean responds(String person) {
    Set<String> groups = accounts.groupsOf(person);
    return Stream.of(Accounts.RESPONDER, Accounts.COMMANDER, Accounts.ADMINISTRATOR)
        .anyMatch(groups::contains);
  }

  private static String shortened(String person) {
    return person.length() > LONGEST_NAME ? person.substring(0, LONGEST_NAME) + "..." : person;
  }
}
