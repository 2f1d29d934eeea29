package org.tocsin.paging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Duty;
import org.tocsin.directory.Person;
import org.tocsin.engine.Processes;
import org.tocsin.engine.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.Timeline;
import org.tocsin.oncall.Roster;

/**
 * Report unreachable: no way to this person is left. When nobody of the level can be reached, the
 * page is told, and need not wait for an answer that cannot come.
 */
@Component
class ReportUnreachable implements Verb<ReportUnreachable.In, Verb.Nothing> {
  private final Incidents incidents;
  private final Roster roster;
  private final Pages pages;
  private final Notices notices;
  private final Timeline timeline;
  private final Processes processes;

  ReportUnreachable(
      Incidents incidents,
      Roster roster,
      Pages pages,
      Notices notices,
      Timeline timeline,
      Processes processes) {
    this.incidents = incidents;
    this.roster = roster;
    this.pages = pages;
    this.notices = notices;
    this.timeline = timeline;
    this.processes = processes;
  }

  record In(long page) {}

  @Override
  public Nothing apply(In in) {
    pages.unreachable(in.page());
    Page page = pages.get(in.page());
    if (page.incident() == null) {
      return Nothing.NOTHING;
    }
    timeline.add(
        page.incident(),
        "unreachable",
        Timeline.TOCSIN,
        "%s cannot be reached by any way.".formatted(page.person()),
        Map.of("person", page.person(), "page", page.id()));
    if (page.awaitsAnswer() && pages.triedWays(page.id()).isEmpty()) {
      tellManagement(page);
    }
    if (page.processInstance() != null) {
      List<Page> level = levelOf(page);
      if (level.stream().allMatch(p -> p.unreachableAt() != null)) {
        processes.tellInstance(
            "page.level-unreachable", page.processInstance(), "firstPage", level.get(0).id());
      }
    }
    return Nothing.NOTHING;
  }

  /** Nothing was even tried: somebody has to give this person a way. */
  private void tellManagement(Page page) {
    List<String> management =
        roster.onCall(incidents.get(page.incident()).team(), Duty.MANAGEMENT).stream()
            .map(Person::id)
            .filter(id -> !id.equals(page.person()))
            .toList();
    notices.send(
        page.incident(),
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
