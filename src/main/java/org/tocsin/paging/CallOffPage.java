package org.tocsin.paging;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Verb;
import org.tocsin.shared.IncidentNumber;

/** Call off page: the incident has moved on, so whoever was paged and did not answer is told. */
@Component
class CallOffPage implements Verb<CallOffPage.In, Verb.Nothing> {
  private final Pages pages;
  private final Notices notices;

  CallOffPage(Pages pages, Notices notices) {
    this.pages = pages;
    this.notices = notices;
  }

  record In(IncidentNumber incident, String processInstance) {}

  @Override
  public Nothing apply(In in) {
    List<String> waiting =
        pages.ofRun(in.processInstance()).stream()
            .filter(Page::awaitsAnswer)
            .map(Page::person)
            .distinct()
            .toList();
    pages.withdrawRun(in.processInstance());
    notices.send(
        in.incident(), waiting, "The incident has moved on. You need not answer the page.");
    return Nothing.NOTHING;
  }
}
