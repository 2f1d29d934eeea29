package org.tocsin.paging;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Verb;
import org.tocsin.shared.IncidentNumber;

/** Tell the others: everybody else who was paged learns that somebody is on it. */
@Component
class TellOthers implements Verb<TellOthers.In, Verb.Nothing> {
  private final Pages pages;
  private final Notices notices;

  TellOthers(Pages pages, Notices notices) {
    this.pages = pages;
    this.notices = notices;
  }

  record In(IncidentNumber incident, String processInstance, String answeredBy) {}

  @Override
  public Nothing apply(In in) {
    List<String> others =
        pages.ofRun(in.processInstance()).stream()
            .map(Page::person)
            .filter(person -> !person.equals(in.answeredBy()))
            .distinct()
            .toList();
    notices.send(
        in.incident(), others, in.answeredBy() + " is on it. You need not answer the page.");
    return Nothing.NOTHING;
  }
}
