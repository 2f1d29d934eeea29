package org.tocsin.paging;

import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Person;
import org.tocsin.engine.NoUseTryingAgain;
import org.tocsin.incident.Incidents;

/** Puts together what a page says, when it is sent. */
@Component
class Messages {
  private final Pages pages;
  private final Incidents incidents;
  private final Directory directory;
  private final UsableWays usable;
  private final AnswerLinks links;
  private final PagingSettings settings;

  Messages(
      Pages pages,
      Incidents incidents,
      Directory directory,
      UsableWays usable,
      AnswerLinks links,
      PagingSettings settings) {
    this.pages = pages;
    this.incidents = incidents;
    this.directory = directory;
    this.usable = usable;
    this.links = links;
    this.settings = settings;
  }

  Page page(long id) {
    return pages.get(id);
  }

  Message of(Page page, String way) {
    Person person =
        directory
            .person(page.person())
            .orElseThrow(() -> new IllegalStateException("The person is not in the directory"));
    String base = settings.baseUrl().toString().replaceAll("/+$", "");
    return new Message(
        "<page-%d.%s@%s>"
            .formatted(
                page.id(),
                page.incident() == null ? "letter" : page.incident(),
                settings.baseUrl().getHost()),
        page,
        page.incident() == null ? null : incidents.get(page.incident()),
        person,
        address(person, way),
        base + "/answer/" + links.token(page),
        base + (page.incident() == null ? "/" : "/incidents/" + page.incident()));
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
