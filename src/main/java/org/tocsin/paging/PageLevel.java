package org.tocsin.paging;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Person;
import org.tocsin.engine.Verb;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Page level: whoever holds the level's role at this moment is paged. */
@Component
class PageLevel implements Verb<PageLevel.In, PageLevel.Out> {
  private final Incidents incidents;
  private final Recipients recipients;
  private final Pages pages;
  private final Timeline timeline;

  PageLevel(Incidents incidents, Recipients recipients, Pages pages, Timeline timeline) {
    this.incidents = incidents;
    this.recipients = recipients;
    this.pages = pages;
    this.timeline = timeline;
  }

  /**
   * @param role whom the policy names for this step
   * @param step the step of the policy, counted from 1
   */
  record In(
      IncidentNumber incident, String processInstance, String role, int step, String reason) {}

  /**
   * @param pages the pages to be delivered
   * @param step the step that would come after this one
   */
  record Out(List<Long> pages, boolean anybody, int step) {}

  @Override
  public Out apply(In in) {
    Incident incident = incidents.get(in.incident());
    List<Person> people = recipients.of(in.role(), incident);
    List<Long> added = people.stream().map(person -> page(in, person)).toList();
    return new Out(added, !added.isEmpty(), in.step() + 1);
  }

  private long page(In in, Person person) {
    long id =
        pages.add(
            new Pages.Wanted(
                in.incident(),
                in.processInstance(),
                Page.Kind.PAGE,
                person.id(),
                in.role(),
                in.step(),
                in.reason(),
                null));
    timeline.add(
        in.incident(),
        in.step() == 1 ? "paged" : "escalated",
        Timeline.TOCSIN,
        "%s is paged as %s: %s.".formatted(person.name(), in.role(), in.reason()),
        Map.of(
            "person", person.id(),
            "role", in.role(),
            "step", in.step(),
            "reason", in.reason(),
            "page", id));
    return id;
  }
}
