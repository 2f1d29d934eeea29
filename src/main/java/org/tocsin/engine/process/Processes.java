package org.tocsin.engine.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.contract.NeededModel;
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
  public void begin(Message message, IncidentNumber incident, Map<String, @Nullable Object> data) {
    runtime.startProcessInstanceByMessage(message.id(), incident.toString(), data);
  }

  /** Starts, for no incident in particular, whichever process begins with this message. */
  public void begin(Message message, Map<String, @Nullable Object> data) {
    runtime.startProcessInstanceByMessage(message.id(), data);
  }

  /** Starts whichever process begins with this message, for what the key names. */
  public void begin(Message message, String key, Map<String, @Nullable Object> data) {
    runtime.startProcessInstanceByMessage(message.id(), key, data);
  }

  /** Whether a process runs for what the key names. */
  public boolean runs(NeededModel process, String key) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(process.id())
            .processInstanceBusinessKey(key)
            .count()
        > 0;
  }

  /** Tells every process a fact; those that do not wait for it are not disturbed. */
  public void tellAll(Message message) {
    runtime.createMessageCorrelation(message.id()).correlateAll();
  }

  /** Tells the processes of an incident a fact; those that do not wait for it are not disturbed. */
  public void tell(Message message, IncidentNumber incident, Map<String, @Nullable Object> data) {
    unstarted.begin(incident.toString());
    runtime
        .createMessageCorrelation(message.id())
        .processInstanceBusinessKey(incident.toString())
        .setVariables(data)
        .correlateAll();
  }

  /**
   * Tells one process instance a fact, as long as the variable of the message has this value.
   * Nothing happens when it does not wait for the fact, or is already beyond it.
   */
  public void tellInstance(Message message, String processInstance, Object value) {
    MessageCorrelationBuilder correlation =
        runtime
            .createMessageCorrelation(message.id())
            .processInstanceId(processInstance)
            .processInstanceVariableEquals(message.variable().orElseThrow(), value);
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
