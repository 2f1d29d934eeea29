package org.tocsin.engine.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import org.tocsin.engine.timer.MovedTimers;

/** Moves a running instance to another model with the same stages. */
@Component
class InstanceMove {
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final MovedTimers timers;
  private final TaskService tasks;

  InstanceMove(
      RuntimeService runtime, RepositoryService repository, MovedTimers timers, TaskService tasks) {
    this.runtime = runtime;
    this.repository = repository;
    this.timers = timers;
    this.tasks = tasks;
  }

  void to(String businessKey, String process) {
    ProcessInstance instance = leading(businessKey);
    ProcessDefinition target = latest(process);
    if (instance.getProcessDefinitionId().equals(target.getId())) {
      return;
    }
    MigrationPlan plan =
        runtime
            .createMigrationPlan(instance.getProcessDefinitionId(), target.getId())
            .mapEqualActivities()
            .updateEventTriggers()
            .build();
    cancelWhatTheTargetLacks(instance.getId(), target);
    runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
    timers.countFromTheirStage(instance.getId(), repository.getBpmnModelInstance(target.getId()));
    takeOverDueDates(instance.getId(), target);
  }

  private ProcessInstance leading(String businessKey) {
    List<ProcessInstance> leading =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(businessKey)
            .rootProcessInstances()
            .list()
            .stream()
            .filter(instance -> Severities.leads(instance.getProcessDefinitionKey()))
            .toList();
    if (leading.size() != 1) {
      throw new IllegalArgumentException(businessKey + " has no process that could be moved");
    }
    return leading.get(0);
  }

  private ProcessDefinition latest(String process) {
    ProcessDefinition definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult();
    if (definition == null) {
      throw new IllegalArgumentException("There is no model " + process);
    }
    return definition;
  }

  /** A commander who is still being paged, say, when the incident turns out to need none. */
  private void cancelWhatTheTargetLacks(String instance, ProcessDefinition target) {
    BpmnModelInstance model = repository.getBpmnModelInstance(target.getId());
    runtime.getActiveActivityIds(instance).stream()
        .distinct()
        .filter(activity -> model.getModelElementById(activity) == null)
        .forEach(
            activity ->
                runtime
                    .createProcessInstanceModification(instance)
                    .cancelAllForActivity(activity)
                    .execute());
  }

  private void takeOverDueDates(String instance, ProcessDefinition target) {
    BpmnModelInstance model = repository.getBpmnModelInstance(target.getId());
    for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      UserTask drawn = model.getModelElementById(task.getTaskDefinitionKey());
      if (drawn.getCamundaDueDate() != null && drawn.getCamundaDueDate().startsWith("P")) {
        Instant created = task.getCreateTime().toInstant();
        task.setDueDate(Date.from(created.plus(Duration.parse(drawn.getCamundaDueDate()))));
        tasks.saveTask(task);
      }
    }
  }
}
