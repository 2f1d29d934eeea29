package org.tocsin.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Moves a running instance to another model with the same stages. */
@Component
class InstanceMove {
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ManagementService management;
  private final HistoryService history;
  private final TaskService tasks;

  InstanceMove(
      RuntimeService runtime,
      RepositoryService repository,
      ManagementService management,
      HistoryService history,
      TaskService tasks) {
    this.runtime = runtime;
    this.repository = repository;
    this.management = management;
    this.history = history;
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
    countTimersFromTheirScope(instance.getId(), target);
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
            .filter(instance -> instance.getProcessDefinitionId().contains("-response:"))
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
        task.setDueDate(Date.from(TimerText.firstDue(drawn.getCamundaDueDate(), created)));
        tasks.saveTask(task);
      }
    }
  }

  /** The engine lets a moved timer run from the move; people count from when the stage began. */
  private void countTimersFromTheirScope(String instance, ProcessDefinition target) {
    BpmnModelInstance model = repository.getBpmnModelInstance(target.getId());
    for (Job timer : management.createJobQuery().processInstanceId(instance).timers().list()) {
      JobDefinition definition =
          management
              .createJobDefinitionQuery()
              .jobDefinitionId(timer.getJobDefinitionId())
              .singleResult();
      if (model.getModelElementById(definition.getActivityId()) instanceof BoundaryEvent event) {
        Instant due =
            TimerText.firstDue(textOf(event), began(instance, event.getAttachedTo().getId()));
        management.setJobDuedate(timer.getId(), Date.from(due));
      }
    }
  }

  private static String textOf(BoundaryEvent event) {
    TimerEventDefinition timer =
        (TimerEventDefinition) event.getEventDefinitions().iterator().next();
    return timer.getTimeDuration() != null
        ? timer.getTimeDuration().getTextContent()
        : timer.getTimeCycle().getTextContent();
  }

  private Instant began(String instance, String activity) {
    HistoricActivityInstance scope =
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(instance)
            .activityId(activity)
            .unfinished()
            .orderByHistoricActivityInstanceStartTime()
            .desc()
            .list()
            .get(0);
    return scope.getStartTime().toInstant();
  }
}
