package org.tocsin.engine.timer;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricActivityInstanceQuery;
import org.camunda.bpm.engine.impl.ActivityExecutionTreeMapping;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.model.TimerText;

/**
 * The timers of an instance that has moved. The engine lets them run from the move; people count
 * from when the stage began, and what is overdue then is due now. Only where an incident is so old
 * that its history is not kept any more, the engine has its way.
 */
@Component
public class MovedTimers {
  private final ManagementService management;
  private final HistoryService history;
  private final ProcessEngineConfigurationImpl engine;

  MovedTimers(
      ManagementService management, HistoryService history, ProcessEngineConfigurationImpl engine) {
    this.management = management;
    this.history = history;
    this.engine = engine;
  }

  public void countFromTheirStage(String instance, BpmnModelInstance target) {
    beginSeriesThatWereOver(instance, target);
    for (Job timer : management.createJobQuery().processInstanceId(instance).timers().list()) {
      if (target.getModelElementById(activityOf(timer)) instanceof BoundaryEvent event) {
        last(at(instance, event.getAttachedTo().getId()).unfinished())
            .ifPresent(
                began -> {
                  Instant fired =
                      last(at(instance, event.getId())).filter(began::isBefore).orElse(began);
                  setAnew(timer.getId(), textOf(event), began, fired);
                });
      }
    }
  }

  /**
   * Where the series of the model before was over, the engine has no timer to give its new time to,
   * although that of the target may go on.
   */
  private void beginSeriesThatWereOver(String instance, BpmnModelInstance target) {
    List<String> running =
        management.createJobQuery().processInstanceId(instance).timers().list().stream()
            .map(this::activityOf)
            .toList();
    for (BoundaryEvent event : target.getModelElementsByType(BoundaryEvent.class)) {
      boolean over = repeats(event) && !running.contains(event.getId());
      if (over && last(at(instance, event.getAttachedTo().getId()).unfinished()).isPresent()) {
        begin(instance, event);
      }
    }
  }

  private static boolean repeats(BoundaryEvent event) {
    return event.getEventDefinitions().stream()
        .anyMatch(
            found -> found instanceof TimerEventDefinition timer && timer.getTimeCycle() != null);
  }

  private void begin(String instance, BoundaryEvent event) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              ProcessDefinitionEntity definition =
                  context.getExecutionManager().findExecutionById(instance).getProcessDefinition();
              ActivityImpl stage = definition.findActivity(event.getAttachedTo().getId());
              new ActivityExecutionTreeMapping(context, instance)
                  .getExecutions(stage)
                  .forEach(
                      TimerDeclarationImpl.getDeclarationsForScope(stage).get(event.getId())
                          ::createTimerInstance);
              return null;
            });
  }

  private void setAnew(String timer, String text, Instant began, Instant fired) {
    Optional<Instant> due = TimerText.nextDue(text, began, fired);
    if (due.isEmpty()) {
      management.deleteJob(timer);
      return;
    }
    management.setJobDuedate(timer, Date.from(due.get()));
    TimerText.series(text, began).ifPresent(series -> repeat(timer, series));
  }

  /** No interface of the engine changes the series of a repeating timer. */
  private void repeat(String timer, String series) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              ((TimerEntity) context.getJobManager().findJobById(timer)).setRepeat(series);
              return null;
            });
  }

  private String activityOf(Job timer) {
    return management
        .createJobDefinitionQuery()
        .jobDefinitionId(timer.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  private HistoricActivityInstanceQuery at(String instance, String activity) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .activityId(activity);
  }

  private static Optional<Instant> last(HistoricActivityInstanceQuery visits) {
    return visits.orderByHistoricActivityInstanceStartTime().desc().list().stream()
        .findFirst()
        .map(HistoricActivityInstance::getStartTime)
        .map(Date::toInstant);
  }

  private static String textOf(BoundaryEvent event) {
    TimerEventDefinition timer =
        (TimerEventDefinition) event.getEventDefinitions().iterator().next();
    return timer.getTimeDuration() != null
        ? timer.getTimeDuration().getTextContent()
        : timer.getTimeCycle().getTextContent();
  }
}
