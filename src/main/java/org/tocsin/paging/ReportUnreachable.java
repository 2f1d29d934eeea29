package org.tocsin.paging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Processes;
import org.tocsin.engine.Verb;
import org.tocsin.incident.Timeline;

/**
 * Report unreachable: no way to this person is left. When nobody of the level can be reached, the
 * page is told, and need not wait for an answer that cannot come.
 */
@Component
class ReportUnreachable implements Verb<ReportUnreachable.In, Verb.Nothing> {
  private final Pages pages;
  private final Timeline timeline;
  private final Processes processes;

  ReportUnreachable(Pages pages, Timeline timeline, Processes processes) {
    this.pages = pages;
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
    if (page.processInstance() != null) {
      List<Page> level = levelOf(page);
      if (level.stream().allMatch(p -> p.unreachableAt() != null)) {
        processes.tellInstance(
            "page.level-unreachable", page.processInstance(), "firstPage", level.get(0).id());
      }
    }
    return Nothing.NOTHING;
  }

  /** The pages that were made at once with this one, in order. */
  private List<Page> levelOf(Page page) {
    return pages.ofRun(page.processInstance()).stream()
        .filter(p -> p.step() == page.step() && Objects.equals(p.severity(), page.severity()))
        .toList();
  }
}
