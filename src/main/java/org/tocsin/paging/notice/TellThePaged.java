package org.tocsin.paging.notice;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;

/** Tell the paged: everybody who was paged for this incident learns how it ended. */
@Component
class TellThePaged implements Verb<TellThePaged.In, Verb.Nothing> {
  private final Pages pages;
  private final Notices notices;

  TellThePaged(Pages pages, Notices notices) {
    this.pages = pages;
    this.notices = notices;
  }

  record In(IncidentNumber incident, String text) {}

  @Override
  public Nothing apply(In in) {
    List<String> paged =
        pages.of(in.incident()).stream()
            .filter(page -> page.kind() == Page.Kind.PAGE)
            .map(Page::person)
            .distinct()
            .toList();
    pages.withdraw(in.incident());
    notices.send(in.incident(), paged, in.text());
    return Nothing.NOTHING;
  }
}
