package org.tocsin.engine.outside;

import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tocsin.engine.verb.Verbs;

/**
 * Hands the external tasks that a transaction makes to the threads that serve them, when it has
 * committed. A task that finds a free thread is locked as it is made, so that nobody has to look
 * for it; for another the threads are told to look.
 */
@Component
public class WorkHandOver {
  private final ObjectProvider<OutsideWorkers> workers;
  private final Verbs verbs;

  /** The workers need the engine, and the engine needs this. */
  WorkHandOver(ObjectProvider<OutsideWorkers> workers, Verbs verbs) {
    this.workers = workers;
    this.verbs = verbs;
  }

  /** An execution enters an external task, which is there when its command ends. */
  public void entered(
      ExecutionEntity execution, Map<String, String> properties, CommandContext command) {
    command.registerCommandContextListener(
        new CommandContextListener() {
          @Override
          public void onCommandContextClose(CommandContext closing) {
            execution.getExternalTasks().forEach(task -> made(task, execution, properties));
          }

          @Override
          public void onCommandFailed(CommandContext failed, Throwable t) {}
        });
  }

  private void made(
      ExternalTaskEntity task, ExecutionEntity execution, Map<String, String> properties) {
    OutsideWorkers outside = workers.getObject();
    outside
        .poolOf(task.getTopicName())
        .ifPresent(
            pool -> {
              if (task.getWorkerId() == null && pool.reserve()) {
                task.lock(outside.node(), OutsideWorkers.LOCK.toMillis());
                OutsideWork work =
                    OutsideWork.of(task, execution, properties, verbs.wanted(task.getTopicName()));
                afterwards(() -> pool.begin(work), pool::letGo);
              } else {
                afterwards(pool::ring, () -> {});
              }
            });
  }

  private static void afterwards(Runnable committed, Runnable otherwise) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            (status == STATUS_COMMITTED ? committed : otherwise).run();
          }
        });
  }
}
