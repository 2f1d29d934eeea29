package org.tocsin.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/** What the clocks of running incidents will do next. */
@Component
public class Deadlines {
  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;

  Deadlines(RuntimeService runtime, ManagementService management, TaskService tasks) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
  }

  /**
   * @param timer when the next timer of any process of the incident fires; null when none runs
   * @param due when its most urgent task should be done; may be past; null when none has a deadline
   * @param task the name of that task
   */
  public record Next(@Nullable Instant timer, @Nullable Instant due, @Nullable String task) {
    static final Next NOTHING = new Next(null, null, null);
  }

  /** The next moments of many incidents, in three queries; every incident has an entry. */
  public Map<IncidentNumber, Next> of(Collection<IncidentNumber> incidents) {
    if (incidents.isEmpty()) {
      return Map.of();
    }
    Set<String> wanted = incidents.stream().map(String::valueOf).collect(Collectors.toSet());
    Map<String, String> incidentOf =
        runtime.createProcessInstanceQuery().list().stream()
            .filter(instance -> wanted.contains(instance.getBusinessKey()))
            .collect(
                Collectors.toMap(
                    ProcessInstance::getProcessInstanceId, ProcessInstance::getBusinessKey));
    Map<String, Instant> timers = timers(incidentOf);
    Map<String, Task> dues = dues(incidentOf);
    Map<IncidentNumber, Next> next = new HashMap<>();
    for (IncidentNumber incident : incidents) {
      next.put(incident, next(timers.get(incident.toString()), dues.get(incident.toString())));
    }
    return next;
  }

  /** The next moments of one incident. */
  public Next of(IncidentNumber incident) {
    return of(List.of(incident)).getOrDefault(incident, Next.NOTHING);
  }

  private Map<String, Instant> timers(Map<String, String> incidentOf) {
    if (incidentOf.isEmpty()) {
      return Map.of();
    }
    return management
        .createJobQuery()
        .processInstanceIds(incidentOf.keySet())
        .timers()
        .active()
        .withRetriesLeft()
        .list()
        .stream()
        .collect(
            Collectors.toMap(
                job -> incidentOf.get(job.getProcessInstanceId()),
                Deadlines::dueOf,
                BinaryOperator.minBy(Comparator.naturalOrder())));
  }

  private Map<String, Task> dues(Map<String, String> incidentOf) {
    String[] incidents = incidentOf.values().stream().distinct().toArray(String[]::new);
    if (incidents.length == 0) {
      return Map.of();
    }
    return tasks.createTaskQuery().processInstanceBusinessKeyIn(incidents).list().stream()
        .filter(task -> task.getDueDate() != null)
        .filter(task -> incidentOf.containsKey(task.getProcessInstanceId()))
        .collect(
            Collectors.toMap(
                task -> incidentOf.get(task.getProcessInstanceId()),
                task -> task,
                BinaryOperator.minBy(Comparator.comparing(Task::getDueDate))));
  }

  private static Next next(@Nullable Instant timer, @Nullable Task task) {
    return task == null
        ? new Next(timer, null, null)
        : new Next(timer, task.getDueDate().toInstant(), task.getName());
  }

  private static Instant dueOf(Job timer) {
    return timer.getDuedate().toInstant();
  }
}
