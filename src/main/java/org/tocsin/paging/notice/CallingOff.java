package org.tocsin.paging.notice;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.contract.NeededTask;
import org.tocsin.engine.process.Processes;
import org.tocsin.engine.process.Tasks;
import org.tocsin.engine.process.Tasks.OpenTask;
import org.tocsin.incident.PagingDesk;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;

/**
 * Withdraws pages that need no answer any more and tells whoever was asked for one. This is done in
 * the transaction that calls them off, because that may end the run of a page before the run could
 * do anything itself.
 */
@Component
@Transactional
class CallingOff implements PagingDesk {
  private static final String TEXT = "The incident has moved on. No need to acknowledge.";

  private final Pages pages;
  private final Notices notices;
  private final Tasks tasks;
  private final Processes processes;

  CallingOff(Pages pages, Notices notices, Tasks tasks, Processes processes) {
    this.pages = pages;
    this.notices = notices;
    this.tasks = tasks;
    this.processes = processes;
  }

  @Override
  public void callOff(IncidentNumber incident) {
    withdraw(incident, runsOf(incident));
    processes.tell(Message.PAGE_CALLED_OFF, incident, Map.of());
  }

  @Override
  public void callOffEnded(IncidentNumber incident) {
    Set<String> ended = runsOf(incident);
    tasks.of(incident, NeededTask.ACKNOWLEDGE).stream()
        .map(OpenTask::processInstance)
        .forEach(ended::remove);
    withdraw(incident, ended);
  }

  @Override
  public long pages(IncidentNumber incident) {
    return pages.of(incident).stream().filter(page -> page.kind() == Page.Kind.PAGE).count();
  }

  /** Calls off one run. */
  void callOff(IncidentNumber incident, String run) {
    withdraw(incident, Set.of(run));
  }

  private void withdraw(IncidentNumber incident, Collection<String> runs) {
    List<String> waiting =
        pages.of(incident).stream()
            .filter(page -> page.awaitsAnswer() && runs.contains(page.processInstance()))
            .map(Page::person)
            .distinct()
            .toList();
    runs.forEach(pages::withdrawRun);
    notices.send(incident, waiting, TEXT);
  }

  /** The runs of the model "page" in which somebody still waits. */
  private Set<String> runsOf(IncidentNumber incident) {
    return pages.of(incident).stream()
        .filter(Page::awaitsAnswer)
        .map(Page::processInstance)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
