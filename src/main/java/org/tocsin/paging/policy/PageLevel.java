package org.tocsin.paging.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/**
 * Page level: whoever holds the level's role at this moment is paged. A team with a policy of its
 * own has its own levels when a responder is looked for.
 */
@Component
class PageLevel implements Verb<PageLevel.In, PageLevel.Out> {
  private final Incidents incidents;
  private final OwnPolicies policies;
  private final Recipients recipients;
  private final Pages pages;
  private final Timeline timeline;
  private final Clock clock;

  PageLevel(
      Incidents incidents,
      OwnPolicies policies,
      Recipients recipients,
      Pages pages,
      Timeline timeline,
      Clock clock) {
    this.incidents = incidents;
    this.policies = policies;
    this.recipients = recipients;
    this.pages = pages;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * @param ladder which ladder of the policy is climbed
   * @param step the step of the ladder, counted from 1
   * @param role whom the common policy names for this step
   * @param ackWithin how long they have to answer, such as {@code PT5M}
   * @param last whether this is the end of the ladder
   */
  record In(
      IncidentNumber incident,
      String processInstance,
      Severity severity,
      String ladder,
      int step,
      String role,
      String ackWithin,
      boolean last,
      String reason) {}

  /**
   * @param pages the pages to be delivered
   * @param firstPage the first of them; null when there are none
   * @param pagedRole whom the level names
   * @param answerWithin how long they have to answer
   * @param lastLevel whether no level comes after this one
   * @param step the step that would come after this one
   */
  record Out(
      List<Long> pages,
      @Nullable Long firstPage,
      boolean anybody,
      String pagedRole,
      String answerWithin,
      boolean lastLevel,
      int step) {}

  @Override
  public Out apply(In in) {
    Incident incident = incidents.get(in.incident());
    Level level =
        policies
            .level(incident.team(), in.ladder(), in.step())
            .orElse(new Level(in.role(), in.ackWithin(), in.last()));
    List<Person> people = recipients.of(level.role(), incident);
    List<Long> added = people.stream().map(person -> page(in, level.role(), person)).toList();
    return new Out(
        added,
        added.isEmpty() ? null : added.get(0),
        !added.isEmpty(),
        level.role(),
        answerWithin(level, people, in.severity()).toString(),
        level.last(),
        in.step() + 1);
  }

  /** A level of which everybody is in their quiet hours has its time from when the first wakes. */
  private Duration answerWithin(Level level, List<Person> people, Severity severity) {
    Instant now = clock.instant();
    Duration quiet =
        people.stream()
            .map(person -> person.quietUntil(severity, now).orElse(now))
            .min(Comparator.naturalOrder())
            .map(awake -> Duration.between(now, awake))
            .orElse(Duration.ZERO);
    return quiet.plus(Duration.parse(level.ackWithin()));
  }

  private long page(In in, String role, Person person) {
    long id =
        pages.add(
            new Pages.Wanted(
                in.incident(),
                in.processInstance(),
                Page.Kind.PAGE,
                person.id(),
                role,
                in.severity(),
                in.step(),
                in.reason(),
                null));
    timeline.add(
        in.incident(),
        in.step() == 1 ? "paged" : "escalated",
        Timeline.TOCSIN,
        "%s is paged as %s: %s.".formatted(person.name(), role, in.reason()),
        Map.of(
            "person", person.id(),
            "role", role,
            "step", in.step(),
            "reason", in.reason(),
            "page", id));
    return id;
  }
}
