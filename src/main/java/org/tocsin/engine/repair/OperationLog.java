package org.tocsin.engine.repair;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/** Publishes what people do to tasks and processes past the console as {@link EngineOperation}. */
@Component
public class OperationLog implements HistoryEventHandler {
  private static final Map<String, String> REPAIRS =
      Map.of(
          UserOperationLogEntry.OPERATION_TYPE_SET_JOB_RETRIES, "set the retries of a job of %s",
          UserOperationLogEntry.OPERATION_TYPE_SET_EXTERNAL_TASK_RETRIES,
              "set the retries of an external task of %s",
          UserOperationLogEntry.OPERATION_TYPE_SET_DUEDATE, "moved a timer of %s",
          UserOperationLogEntry.OPERATION_TYPE_EXECUTE, "ran a job of %s at once",
          UserOperationLogEntry.OPERATION_TYPE_SET_VARIABLE, "changed a variable of %s",
          UserOperationLogEntry.OPERATION_TYPE_MODIFY_VARIABLE, "changed a variable of %s",
          UserOperationLogEntry.OPERATION_TYPE_REMOVE_VARIABLE, "removed a variable of %s",
          UserOperationLogEntry.OPERATION_TYPE_MODIFY_PROCESS_INSTANCE, "moved %s to another step",
          UserOperationLogEntry.OPERATION_TYPE_DELETE, "cancelled %s");

  private final ApplicationEventPublisher events;

  OperationLog(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event instanceof UserOperationLogEntryEventEntity entry && entry.getUserId() != null) {
      describe(entry).ifPresent(events::publishEvent);
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> list) {
    list.forEach(this::handleEvent);
  }

  private static Optional<EngineOperation> describe(UserOperationLogEntryEventEntity entry) {
    Optional<Repairs.Repair> repair = Repairs.running();
    if (repair.isPresent()) {
      return Optional.of(
          new EngineOperation(
              entry.getUserId(), incidentOf(entry), repaired(entry), repair.get().reason()));
    }
    return EntityTypes.TASK.equals(entry.getEntityType())
        ? assigned(entry)
            .map(what -> new EngineOperation(entry.getUserId(), incidentOf(entry), what, null))
        : Optional.empty();
  }

  /** Completions are not described here: the verb of the form writes what was answered. */
  private static Optional<String> assigned(UserOperationLogEntryEventEntity entry) {
    String task = "“%s”".formatted(taskName(entry));
    String before = entry.getOrgValue();
    String from = before == null ? "" : " from " + before;
    return switch (entry.getOperationType()) {
      case UserOperationLogEntry.OPERATION_TYPE_CLAIM,
          UserOperationLogEntry.OPERATION_TYPE_ASSIGN -> {
        String to = entry.getNewValue();
        if (to == null) {
          yield Optional.of("gave back the task " + task);
        }
        yield Optional.of(
            to.equals(entry.getUserId())
                ? "took the task %s%s".formatted(task, from)
                : "assigned the task %s to %s%s".formatted(task, to, from));
      }
      default -> Optional.empty();
    };
  }

  private static String taskName(UserOperationLogEntryEventEntity entry) {
    TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(entry.getTaskId());
    return task == null || task.getName() == null ? entry.getTaskId() : task.getName();
  }

  private static String repaired(UserOperationLogEntryEventEntity entry) {
    String model = entry.getProcessDefinitionKey();
    String what =
        REPAIRS
            .getOrDefault(entry.getOperationType(), entry.getOperationType() + " on %s")
            .formatted(model == null ? "the engine" : model);
    return entry.getNewValue() == null ? what : what + ": " + entry.getNewValue();
  }

  private static @Nullable IncidentNumber incidentOf(UserOperationLogEntryEventEntity entry) {
    if (entry.getProcessInstanceId() == null) {
      return null;
    }
    HistoricProcessInstanceEventEntity instance =
        Context.getCommandContext()
            .getHistoricProcessInstanceManager()
            .findHistoricProcessInstance(entry.getProcessInstanceId());
    String key = instance == null ? null : instance.getBusinessKey();
    return key != null && key.startsWith("INC-") ? IncidentNumber.valueOf(key) : null;
  }
}
