package org.tocsin.paging.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.outside.Lease;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.PagingSettings;
import org.tocsin.paging.answer.AnswerLinks;
import org.tocsin.paging.channel.Message;

/** Puts together what a page says, when it is sent. */
@Component
public class Messages {
  private final Pages pages;
  private final Incidents incidents;
  private final Directory directory;
  private final UsableWays usable;
  private final Trials trials;
  private final AnswerLinks links;
  private final PagingSettings settings;

  Messages(
      Pages pages,
      Incidents incidents,
      Directory directory,
      UsableWays usable,
      Trials trials,
      AnswerLinks links,
      PagingSettings settings) {
    this.pages = pages;
    this.incidents = incidents;
    this.directory = directory;
    this.usable = usable;
    this.trials = trials;
    this.links = links;
    this.settings = settings;
  }

  Page page(long id) {
    return pages.get(id);
  }

  Message of(Page page, String way, Lease lease) {
    Person person =
        directory
            .person(page.person())
            .orElseThrow(() -> new IllegalStateException("The person is not in the directory"));
    Optional<Trials.Trial> trial = trials.find(page.id());
    return new Message(
        "<page-%d.%s@%s>"
            .formatted(
                page.id(),
                page.incident() == null ? "letter" : page.incident(),
                settings.baseUrl().getHost()),
        page,
        page.incident() == null ? null : incidents.get(page.incident()),
        person,
        trial.map(Trials.Trial::address).orElseGet(() -> address(person, way)),
        settings.address("/answer/" + links.token(page)),
        settings.address(page.incident() == null ? "/" : "/incidents/" + page.incident()),
        page.kind() == Page.Kind.CODE ? trial.map(trials::code).orElse(null) : null,
        lease);
  }

  private String address(Person person, String way) {
    return usable.of(person).stream()
        .filter(personal -> personal.way().equals(way))
        .findFirst()
        .orElseThrow(
            () -> new NoUseTryingAgain("%s has no verified %s".formatted(person.id(), way)))
        .address();
  }
}
