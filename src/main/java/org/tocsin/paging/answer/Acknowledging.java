package org.tocsin.paging.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.NeededTask;
import org.tocsin.engine.outside.Conflicts;
import org.tocsin.engine.process.Tasks;
import org.tocsin.engine.process.Tasks.OpenTask;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;

/** Acknowledges pages by completing the task "Acknowledge" of their run, in a person's name. */
@Component
public class Acknowledging {
  private final Pages pages;
  private final Tasks tasks;
  private final Incidents incidents;

  Acknowledging(Pages pages, Tasks tasks, Incidents incidents) {
    this.pages = pages;
    this.tasks = tasks;
    this.incidents = incidents;
  }

  /**
   * Acknowledges every open page of the incident that was sent to this person. As long as nobody
   * has answered the incident at all, anybody may, paged or not.
   *
   * @return false when there is nothing for this person to acknowledge
   */
  public boolean acknowledge(IncidentNumber incident, String person) {
    List<OpenTask> open = tasks.of(incident, NeededTask.ACKNOWLEDGE);
    List<OpenTask> own =
        open.stream().filter(task -> paged(task.processInstance(), person)).toList();
    boolean unanswered = incidents.get(incident).state() == Incident.State.OPEN;
    List<OpenTask> meant = own.isEmpty() && unanswered ? open.stream().limit(1).toList() : own;
    return meant.stream().map(task -> complete(task, person)).reduce(false, Boolean::logicalOr);
  }

  /** Acknowledges the run this page belongs to; false when that has been done. */
  boolean acknowledge(Page page) {
    return open(page).map(task -> complete(task, page.person())).orElse(false);
  }

  /** The same in the name of the key that a sender of alerts uses. */
  void acknowledgeForSender(Page page, String key, String note) {
    open(page)
        .ifPresent(
            task ->
                Conflicts.retry(
                    () -> tasks.completeForSender(task.id(), key, Map.of(NeededTask.NOTE, note))));
  }

  private Optional<OpenTask> open(Page page) {
    return tasks.of(page.incident(), NeededTask.ACKNOWLEDGE).stream()
        .filter(task -> task.processInstance().equals(page.processInstance()))
        .findFirst();
  }

  private boolean complete(OpenTask task, String person) {
    return Conflicts.retry(() -> tasks.complete(task.id(), person, Map.of()));
  }

  private boolean paged(String processInstance, String person) {
    return pages.ofRun(processInstance).stream().anyMatch(page -> page.person().equals(person));
  }
}
