package org.tocsin.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tocsin.engine.laws.RetryCycle;

/**
 * Serves the external tasks in process: each topic has a pool of its own, woken when a transaction
 * that made work commits and otherwise looking now and then, for what another node left behind or a
 * retry that has come due.
 */
@Component
class OutsideWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutsideWorkers.class);

  /** Longer than any outbound call may take, so that no task is served twice at once. */
  private static final Duration LOCK = Duration.ofSeconds(30);

  private final ExternalTaskService tasks;
  private final Verbs verbs;
  private final WorkBell bell;
  private final String node = "node-" + UUID.randomUUID();
  private final boolean autoStartup;
  private volatile @Nullable List<TopicPool> pools;

  OutsideWorkers(
      ExternalTaskService tasks,
      Verbs verbs,
      WorkBell bell,
      @Value("${camunda.bpm.job-execution.enabled:true}") boolean autoStartup) {
    this.tasks = tasks;
    this.verbs = verbs;
    this.bell = bell;
    this.autoStartup = autoStartup;
  }

  /** A node that runs no jobs runs no outside work either. */
  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public void start() {
    List<TopicPool> started =
        verbs.topics().entrySet().stream()
            .map(
                topic ->
                    new TopicPool(
                        topic.getKey(),
                        most -> fetch(topic.getKey(), most),
                        task -> serve(topic.getValue(), task)))
            .toList();
    started.forEach(pool -> bell.onRing(pool::ring));
    started.forEach(TopicPool::start);
    pools = started;
  }

  @Override
  public void stop() {
    List<TopicPool> running = pools;
    if (running != null) {
      running.forEach(TopicPool::stop);
    }
    pools = null;
  }

  @Override
  public boolean isRunning() {
    return pools != null;
  }

  /** Serves, in this thread, what can be served now; returns how many tasks that were. */
  int workOff() {
    int served = 0;
    for (Map.Entry<String, Outside<?, ?>> topic : verbs.topics().entrySet()) {
      for (LockedExternalTask task : fetch(topic.getKey(), TopicPool.THREADS)) {
        serve(topic.getValue(), task);
        served++;
      }
    }
    return served;
  }

  private List<LockedExternalTask> fetch(String topic, int most) {
    return tasks
        .fetchAndLock(most, node)
        .topic(topic, LOCK.toMillis())
        .includeExtensionProperties()
        .execute();
  }

  /** Runs one locked task and tells the engine how it went. */
  private void serve(Outside<?, ?> verb, LockedExternalTask task) {
    Map<String, @Nullable Object> out;
    try {
      out = verbs.run(verb, variablesOf(task));
    } catch (RuntimeException e) {
      failed(task, e);
      return;
    }
    Conflicts.retry(
        () -> {
          tasks.complete(task.getId(), node, out);
          return task;
        });
  }

  private static Function<String, @Nullable Object> variablesOf(LockedExternalTask task) {
    return name ->
        switch (name) {
          case "incident" -> task.getBusinessKey();
          case "processInstance" -> task.getProcessInstanceId();
          default -> task.getVariables().get(name);
        };
  }

  /** The model says how often to try again and which error there is when the tries are used up. */
  private void failed(LockedExternalTask task, RuntimeException e) {
    RetryCycle cycle = RetryCycle.of(task.getExtensionProperties().get("retry"));
    int failures = cycle.failures(task.getRetries()) + 1;
    Duration wait = e instanceof NoUseTryingAgain ? null : cycle.afterFailures(failures);
    String error = task.getExtensionProperties().get("error");
    String message = String.valueOf(e.getMessage());
    log.warn("{} {} failed: {}", task.getBusinessKey(), task.getActivityId(), message);
    if (wait != null) {
      int retriesLeft = cycle.waits().size() - failures + 1;
      tasks.handleFailure(task.getId(), node, message, retriesLeft, wait.toMillis());
    } else if (error != null) {
      tasks.handleBpmnError(task.getId(), node, error, message);
    } else {
      tasks.handleFailure(task.getId(), node, message, 0, 0);
    }
  }
}
