package org.tocsin.paging.answer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.people.VerifiedWays;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.PagingSettings;
import org.tocsin.shared.Actor;
import org.tocsin.shared.IncidentNumber;

/**
 * Pages answered by the way they came. Whoever answers is known by the verified address the answer
 * comes from, and answers in their own name, their own page, and nothing else.
 */
@Component
public class Replies {
  private static final int NEWEST = 50;

  private final Directory directory;
  private final VerifiedWays verified;
  private final Pages pages;
  private final Incidents incidents;
  private final Acknowledging acknowledging;
  private final Mitigating mitigating;
  private final PagingSettings settings;

  Replies(
      Directory directory,
      VerifiedWays verified,
      Pages pages,
      Incidents incidents,
      Acknowledging acknowledging,
      Mitigating mitigating,
      PagingSettings settings) {
    this.directory = directory;
    this.verified = verified;
    this.pages = pages;
    this.incidents = incidents;
    this.acknowledging = acknowledging;
    this.mitigating = mitigating;
    this.settings = settings;
  }

  /**
   * Acknowledges the newest page that waits for the owner of an address.
   *
   * @param incident the one that is meant; null for whichever it is
   * @return a sentence for the person; empty when the address is nobody's
   */
  public Optional<String> acknowledge(
      String way, String address, @Nullable IncidentNumber incident) {
    List<Person> owners = owners(way, address);
    if (owners.isEmpty()) {
      return Optional.empty();
    }
    List<Page> sent =
        owners.stream()
            .flatMap(person -> pages.to(person.id(), NEWEST).stream())
            .filter(page -> page.kind() == Page.Kind.PAGE)
            .filter(page -> incident == null || incident.equals(page.incident()))
            .toList();
    return Optional.of(
        sent.stream()
            .filter(Page::awaitsAnswer)
            .findFirst()
            .or(() -> incident == null ? Optional.empty() : sent.stream().findFirst())
            .map(this::acknowledge)
            .orElse("No page waits for your answer."));
  }

  /**
   * Takes the word of an address's owner that an incident is over.
   *
   * @param incident the one that is meant; null for the newest that the person leads
   * @return a sentence for the person; empty when the address is nobody's
   */
  public Optional<String> over(String way, String address, @Nullable IncidentNumber incident) {
    List<Person> owners = owners(way, address);
    return owners.isEmpty()
        ? Optional.empty()
        : Optional.of(
            owners.stream()
                .flatMap(person -> over(person, incident).stream())
                .findFirst()
                .orElse(
                    "Nothing was changed. That an incident is over is said by its responder or its"
                        + " commander, once it is acknowledged."));
  }

  private Optional<String> over(Person person, @Nullable IncidentNumber incident) {
    Stream<IncidentNumber> meant =
        incident != null
            ? Stream.of(incident).filter(number -> incidents.find(number).isPresent())
            : pages.to(person.id(), NEWEST).stream().map(Page::incident).filter(Objects::nonNull);
    return meant
        .distinct()
        .filter(number -> mitigating.over(number, person.id()))
        .findFirst()
        .map(
            number ->
                "%s is mitigated. Next, record the cause and the fix: %s"
                    .formatted(number, settings.address("/incidents/" + number)));
  }

  /**
   * Whether the owner of an address leads the incident of this page and may say that it is over.
   */
  public boolean leads(String way, String address, long page) {
    return pages.find(page).map(Page::incident).stream()
        .anyMatch(
            incident ->
                owners(way, address).stream()
                    .anyMatch(person -> mitigating.may(incident, person.id())));
  }

  /** The incident a page belongs to; empty when there is no such page. */
  public Optional<IncidentNumber> incidentOf(long page) {
    return pages.find(page).map(Page::incident);
  }

  /** Whether this is the verified address of somebody here. */
  public boolean isKnown(String way, String address) {
    return !owners(way, address).isEmpty();
  }

  /**
   * Acknowledges one page.
   *
   * @return a sentence for the person; empty when the page was not sent to the owner of the address
   */
  public Optional<String> acknowledge(String way, String address, long page) {
    return pages
        .find(page)
        .filter(found -> found.kind() == Page.Kind.PAGE)
        .filter(found -> owners(way, address).stream().anyMatch(p -> p.id().equals(found.person())))
        .map(this::acknowledge);
  }

  private String acknowledge(Page page) {
    boolean done = page.awaitsAnswer() && acknowledging.acknowledge(page);
    Page answered = pages.get(page.id());
    Incident incident = incidents.get(page.incident());
    if (done
        || page.person().equals(answered.answeredBy())
        || (Actor.isKey(answered.answeredBy()) && page.person().equals(incident.responder()))) {
      return "Acknowledged. You are on it: %s %s.".formatted(incident.number(), incident.title());
    }
    if (answered.answeredBy() != null) {
      String who =
          directory.person(answered.answeredBy()).map(Person::name).orElse(answered.answeredBy());
      return "%s was first. Nothing for you to do.".formatted(who);
    }
    return answered.awaitsAnswer()
        ? "That did not work, and the page still waits. Please try again."
        : "Nothing for you to do any more.";
  }

  private List<Person> owners(String way, String address) {
    return directory.people().stream()
        .filter(person -> has(person, way, address))
        .filter(
            person ->
                verified.of(person).stream()
                    .anyMatch(own -> own.way().equals(way) && own.address().equals(address)))
        .toList();
  }

  private static boolean has(Person person, String way, String address) {
    return person.ways().stream()
        .anyMatch(own -> own.way().equals(way) && own.address().equals(address));
  }
}
