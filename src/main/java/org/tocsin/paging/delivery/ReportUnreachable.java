package org.tocsin.paging.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.oncall.schedule.Roster;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.notice.Notices;
import org.tocsin.shared.IncidentNumber;

/**
 * Report unreachable: no way to this person is left. When nobody of the level can be reached, the
 * page is told, and need not wait for an answer that cannot come. When a way may work at another
 * time, as after an outage, it says when to try again.
 */
@Component
class ReportUnreachable implements Verb<ReportUnreachable.In, ReportUnreachable.Out> {
  private static final int SHARE_OF_AGE = 20;
  private static final Duration SOONEST = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofMinutes(15);

  private final Incidents incidents;
  private final Roster roster;
  private final Pages pages;
  private final Deliveries deliveries;
  private final Notices notices;
  private final Timeline timeline;
  private final Processes processes;
  private final Clock clock;

  ReportUnreachable(
      Incidents incidents,
      Roster roster,
      Pages pages,
      Deliveries deliveries,
      Notices notices,
      Timeline timeline,
      Processes processes,
      Clock clock) {
    this.incidents = incidents;
    this.roster = roster;
    this.pages = pages;
    this.deliveries = deliveries;
    this.notices = notices;
    this.timeline = timeline;
    this.processes = processes;
    this.clock = clock;
  }

  record In(long page) {}

  /**
   * @param nextTry when the person's ways are tried again; null when that is no use
   */
  record Out(@Nullable Instant nextTry) {}

  @Override
  public Out apply(In in) {
    Page page = pages.get(in.page());
    boolean tried = !deliveries.triedWays(page.id()).isEmpty();
    pages.unreachable(page.id());
    if (page.incident() != null && page.unreachableAt() == null) {
      tell(page, page.incident(), tried);
    }
    boolean tryAgain =
        page.awaitsAnswer() && !pages.isFollowed(page) && deliveries.mayWorkLater(page.id());
    return new Out(tryAgain ? nextTry(page) : null);
  }

  /** The longer it has lasted, the rarer. */
  private Instant nextTry(Page page) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Duration wait = Duration.between(page.createdAt(), now).dividedBy(SHARE_OF_AGE);
    return now.plus(Collections.max(List.of(SOONEST, Collections.min(List.of(LATEST, wait)))));
  }

  private void tell(Page page, IncidentNumber incident, boolean tried) {
    timeline.add(
        incident,
        "unreachable",
        Timeline.TOCSIN,
        "%s cannot be reached by any way.".formatted(page.person()),
        Map.of("person", page.person(), "page", page.id()));
    if (page.awaitsAnswer() && !tried) {
      tellManagement(page, incident);
    }
    if (page.processInstance() != null) {
      List<Page> level = levelOf(page);
      if (level.stream().allMatch(p -> p.unreachableAt() != null)) {
        processes.tellInstance(
            Message.LEVEL_UNREACHABLE, page.processInstance(), level.get(0).id());
      }
    }
  }

  /** Nothing was even tried: somebody has to give this person a way. */
  private void tellManagement(Page page, IncidentNumber incident) {
    List<String> management =
        roster.onCall(incidents.get(incident).team(), Duty.MANAGEMENT).stream()
            .map(Person::id)
            .filter(id -> !id.equals(page.person()))
            .toList();
    notices.send(
        incident,
        management,
        "%s was paged and has no way to be reached. Please see to it that there is one."
            .formatted(page.person()));
  }

  /** The pages that were made at once with this one, in order. */
  private List<Page> levelOf(Page page) {
    return pages.ofRun(page.processInstance()).stream()
        .filter(p -> p.step() == page.step() && Objects.equals(p.severity(), page.severity()))
        .toList();
  }
}
