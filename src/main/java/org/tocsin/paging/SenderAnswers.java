package org.tocsin.paging;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.alert.AnswerDesk;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Person;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/**
 * Acknowledgements given at the sender of an alert. They answer in the name of the person they
 * name, or of the one whose page waits longest; a commander's or a manager's page they leave alone.
 */
@Component
class SenderAnswers implements AnswerDesk {
  private final Acknowledging acknowledging;
  private final Pages pages;
  private final Incidents incidents;
  private final Directory directory;

  SenderAnswers(
      Acknowledging acknowledging, Pages pages, Incidents incidents, Directory directory) {
    this.acknowledging = acknowledging;
    this.pages = pages;
    this.incidents = incidents;
    this.directory = directory;
  }

  @Override
  public void acknowledge(IncidentNumber incident, @Nullable String person, String note) {
    Optional<String> named = Optional.ofNullable(person).flatMap(this::known);
    boolean unanswered = incidents.get(incident).state() == Incident.State.OPEN;
    String responder = incidents.get(incident).responder();
    pages.of(incident).stream()
        .filter(Page::awaitsAnswer)
        .filter(page -> unanswered || page.person().equals(responder))
        .findFirst()
        .ifPresent(
            page ->
                acknowledging.acknowledge(
                    page, named.orElse(page.person()), Map.of("acknowledgeNote", note)));
  }

  private Optional<String> known(String person) {
    return directory.person(person).map(Person::id);
  }
}
