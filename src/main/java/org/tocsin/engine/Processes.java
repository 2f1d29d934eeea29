package org.tocsin.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/** Starts the processes of an incident and tells them what has happened. */
@Component
public class Processes {
  private final RuntimeService runtime;
  private final InstanceMove move;
  private final Unstarted unstarted;

  Processes(RuntimeService runtime, InstanceMove move, Unstarted unstarted) {
    this.runtime = runtime;
    this.move = move;
    this.unstarted = unstarted;
  }

  /**
   * Starts the newest version of a process in the running transaction.
   *
   * @throws IllegalArgumentException when there is no such process
   */
  public void start(String process, IncidentNumber incident, Map<String, @Nullable Object> data) {
    try {
      runtime.startProcessInstanceByKey(process, incident.toString(), data);
    } catch (NullValueException e) {
      throw new IllegalArgumentException("There is no model " + process, e);
    }
  }

  /** Starts whichever process begins with this message. */
  public void begin(String message, IncidentNumber incident, Map<String, @Nullable Object> data) {
    runtime.startProcessInstanceByMessage(message, incident.toString(), data);
  }

  /** Starts, for no incident in particular, whichever process begins with this message. */
  public void begin(String message, Map<String, @Nullable Object> data) {
    runtime.startProcessInstanceByMessage(message, data);
  }

  /** Starts whichever process begins with this message, for what the key names. */
  public void begin(String message, String key, Map<String, @Nullable Object> data) {
    runtime.startProcessInstanceByMessage(message, key, data);
  }

  /** Whether a process runs for what the key names. */
  public boolean runs(String process, String key) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(process)
            .processInstanceBusinessKey(key)
            .count()
        > 0;
  }

  /** Tells every process a fact; those that do not wait for it are not disturbed. */
  public void tellAll(String message) {
    runtime.createMessageCorrelation(message).correlateAll();
  }

  /** Tells the processes of an incident a fact; those that do not wait for it are not disturbed. */
  public void tell(String message, IncidentNumber incident, Map<String, @Nullable Object> data) {
    unstarted.begin(incident.toString());
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(incident.toString())
        .setVariables(data)
        .correlateAll();
  }

  /**
   * Tells one process instance a fact, as long as one of its variables has a given value. Nothing
   * happens when it does not wait for the fact, or is already beyond it.
   */
  public void tellInstance(String message, String processInstance, String variable, Object value) {
    MessageCorrelationBuilder correlation =
        runtime
            .createMessageCorrelation(message)
            .processInstanceId(processInstance)
            .processInstanceVariableEquals(variable, value);
    correlation.correlateAll();
  }

  /**
   * Moves the incident's running instance to another process that shares the ids of its stages. The
   * instance, its open tasks and its history stay; its timers become the other model's, counted
   * from when their scope began.
   *
   * @throws IllegalArgumentException when the incident is not running or there is no such model
   */
  public void move(IncidentNumber incident, String process) {
    unstarted.begin(incident.toString());
    move.to(incident.toString(), process);
  }
}
