package org.tocsin.paging;

import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Person;
import org.tocsin.incident.Incidents;

/** Puts together what a page says, when it is sent. */
@Component
class Messages {
  private final Pages pages;
  private final Incidents incidents;
  private final Directory directory;
  private final AnswerLinks links;
  private final PagingSettings settings;

  Messages(
      Pages pages,
      Incidents incidents,
      Directory directory,
      AnswerLinks links,
      PagingSettings settings) {
    this.pages = pages;
    this.incidents = incidents;
    this.directory = directory;
    this.links = links;
    this.settings = settings;
  }

  Message of(long pageId, String way) {
    Page page = pages.get(pageId);
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

  private static String address(Person person, String way) {
    return person.ways().stream()
        .filter(personal -> personal.way().equals(way))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(person.id() + " has no way named " + way))
        .address();
  }
}
