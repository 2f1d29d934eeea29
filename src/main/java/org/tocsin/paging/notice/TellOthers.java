package org.tocsin.paging.notice;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.Actor;
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
    List<Page> paged = pages.ofRun(in.processInstance());
    Optional<String> key = paged.stream().map(Page::answeredBy).filter(Actor::isKey).findFirst();
    List<String> told =
        paged.stream()
            .map(Page::person)
            .filter(person -> key.isPresent() || !person.equals(in.answeredBy()))
            .distinct()
            .toList();
    notices.send(
        in.incident(),
        told,
        key.map(Actor::nameOfKey)
            .map(
                name ->
                    "It was acknowledged with the key %s. %s is the responder."
                        .formatted(name, in.answeredBy()))
            .orElse(in.answeredBy() + " is on it. No need to acknowledge."));
    return Nothing.NOTHING;
  }
}
