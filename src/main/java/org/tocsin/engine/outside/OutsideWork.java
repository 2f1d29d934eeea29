package org.tocsin.engine.outside;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * An external task that this node has locked.
 *
 * @param activity its id in the model
 * @param incident the business key of its process
 * @param retries the tries that are left; null before the first failure
 * @param properties what the model says about it besides
 * @param variables those that its verb asks for
 * @param lockedUntil when another node may take it, unless the lock is renewed
 */
record OutsideWork(
    String id,
    String activity,
    String incident,
    String processInstance,
    @Nullable Integer retries,
    Map<String, String> properties,
    Map<String, @Nullable Object> variables,
    Instant lockedUntil) {

  static OutsideWork of(LockedExternalTask task) {
    return new OutsideWork(
        task.getId(),
        task.getActivityId(),
        task.getBusinessKey(),
        task.getProcessInstanceId(),
        task.getRetries(),
        task.getExtensionProperties(),
        task.getVariables(),
        task.getLockExpirationTime().toInstant());
  }

  /** One that is made, and locked, in the running transaction. */
  static OutsideWork of(
      ExternalTaskEntity task,
      ExecutionEntity execution,
      Map<String, String> properties,
      Set<String> wanted) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    wanted.forEach(name -> variables.put(name, execution.getVariable(name)));
    return new OutsideWork(
        task.getId(),
        task.getActivityId(),
        execution.getProcessBusinessKey(),
        task.getProcessInstanceId(),
        task.getRetries(),
        properties,
        variables,
        task.getLockExpirationTime().toInstant());
  }

  /**
   * @param lease under which its verb runs
   */
  @Nullable Object variable(String name, Lease lease) {
    return switch (name) {
      case "lease" -> lease;
      case "incident" -> incident;
      case "processInstance" -> processInstance;
      default -> variables.get(name);
    };
  }
}
