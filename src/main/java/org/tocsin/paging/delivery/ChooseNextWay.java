package org.tocsin.paging.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.delivery.NextWay.Outcome;
import org.tocsin.shared.Severity;

/**
 * Choose next way: of the ways the person can be reached by, the one that is next for this page,
 * and when.
 */
@Component
class ChooseNextWay implements Verb<ChooseNextWay.In, ChooseNextWay.Out> {
  private final Pages pages;
  private final Deliveries deliveries;
  private final Incidents incidents;
  private final Directory directory;
  private final UsableWays usable;
  private final Clock clock;

  ChooseNextWay(
      Pages pages,
      Deliveries deliveries,
      Incidents incidents,
      Directory directory,
      UsableWays usable,
      Clock clock) {
    this.pages = pages;
    this.deliveries = deliveries;
    this.incidents = incidents;
    this.directory = directory;
    this.usable = usable;
    this.clock = clock;
  }

  record In(long page) {}

  /**
   * @param way the name of the way; null when none is left
   * @param wayDue when it is to be used; null for at once
   * @param anotherWay whether a further one is to be used even if this one works
   * @param reached whether one of the ways has worked
   */
  record Out(@Nullable String way, @Nullable Instant wayDue, boolean anotherWay, boolean reached) {}

  @Override
  public Out apply(In in) {
    Page page = pages.get(in.page());
    Map<String, Boolean> tried = deliveries.triedWays(page.id());
    boolean reached = tried.containsValue(true);
    boolean once = page.kind() != Page.Kind.PAGE;
    if (reached && once) {
      return new Out(null, null, false, true);
    }
    if (page.unreachableAt() != null && pages.isFollowed(page)) {
      // one page when the way works again, not all that have gathered
      return new Out(null, null, false, reached);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<NextWay> next = next(page, tried, now);
    Optional<Instant> later = next.map(NextWay::at).filter(at -> at.isAfter(now));
    later.ifPresent(at -> pages.attemptDue(page.id(), at));
    return new Out(
        next.map(NextWay::way).orElse(null),
        later.orElse(null),
        !once && next.map(NextWay::another).orElse(false),
        reached);
  }

  private Optional<NextWay> next(Page page, Map<String, Boolean> tried, Instant now) {
    return directory
        .person(page.person())
        .flatMap(
            person -> {
              List<NextWay.Option> options =
                  usable.of(person).stream().map(way -> option(way, tried.get(way.way()))).toList();
              return NextWay.of(options, page.createdAt(), now, awake(person, page));
            });
  }

  private NextWay.Option option(PersonalWay way, @Nullable Boolean worked) {
    Outcome outcome = worked == null ? Outcome.UNTRIED : worked ? Outcome.WORKED : Outcome.FAILED;
    return new NextWay.Option(way.way(), way.after(), usable.wakes(way.way()), outcome);
  }

  private UnaryOperator<Instant> awake(Person person, Page page) {
    Severity severity = severity(page);
    return severity == null ? at -> at : at -> person.quietUntil(severity, at).orElse(at);
  }

  private @Nullable Severity severity(Page page) {
    if (page.severity() != null || page.incident() == null) {
      return page.severity();
    }
    return incidents.get(page.incident()).severity();
  }
}
