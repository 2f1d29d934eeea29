package org.tocsin.engine.outside;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ExternalTaskService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.model.RetryCycle;
import org.tocsin.engine.verb.Outside;
import org.tocsin.engine.verb.Verbs;

/**
 * Serves the external tasks in process: each topic has a pool of its own, so that a way out that
 * hangs delays no other, and no timer.
 */
@Component
class OutsideWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutsideWorkers.class);

  /**
   * How long the work of a node that has died waits for another. Of one that lives it is renewed.
   */
  static final Duration LOCK = Duration.ofSeconds(12);

  private final ExternalTaskService tasks;
  private final Verbs verbs;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final String node = "node-" + UUID.randomUUID();
  private final boolean autoStartup;
  private final Map<String, TopicPool> pools = new ConcurrentHashMap<>();
  private final Leases leases;

  OutsideWorkers(
      ExternalTaskService tasks,
      Verbs verbs,
      Clock clock,
      MeterRegistry metrics,
      @Value("${camunda.bpm.job-execution.enabled:true}") boolean autoStartup) {
    this.tasks = tasks;
    this.verbs = verbs;
    this.clock = clock;
    this.metrics = metrics;
    this.autoStartup = autoStartup;
    this.leases = new Leases(task -> tasks.extendLock(task, node, LOCK.toMillis()));
  }

  /** A node that runs no jobs runs no outside work either. */
  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public void start() {
    leases.start();
    pools.putAll(
        verbs.topics().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, topic -> pool(topic.getKey(), topic.getValue()))));
    pools.values().forEach(TopicPool::start);
  }

  private TopicPool pool(String topic, Outside<?, ?> verb) {
    TopicPool pool =
        new TopicPool(topic, most -> fetch(topic, verb, most), work -> serve(verb, work));
    Gauge.builder("tocsin.outside.busy", pool, TopicPool::busy)
        .description("Threads of a topic that serve a task, of %d".formatted(TopicPool.THREADS))
        .tag("topic", topic)
        .register(metrics);
    return pool;
  }

  @Override
  public void stop() {
    pools.values().forEach(TopicPool::stop);
    pools.clear();
    leases.stop();
  }

  @Override
  public boolean isRunning() {
    return !pools.isEmpty();
  }

  /** The threads of a topic; empty when this node does not serve it now. */
  Optional<TopicPool> poolOf(String topic) {
    return Optional.ofNullable(pools.get(topic));
  }

  /** The name under which this node locks tasks. */
  String node() {
    return node;
  }

  /** Serves, in this thread, what can be served now; returns how many tasks that were. */
  int workOff() {
    int served = 0;
    for (Map.Entry<String, Outside<?, ?>> topic : verbs.topics().entrySet()) {
      for (OutsideWork work : fetch(topic.getKey(), topic.getValue(), TopicPool.THREADS)) {
        serve(topic.getValue(), work);
        served++;
      }
    }
    return served;
  }

  private List<OutsideWork> fetch(String topic, Outside<?, ?> verb, int most) {
    return tasks
        .fetchAndLock()
        .maxTasks(most)
        .workerId(node)
        .orderByCreateTime()
        .asc()
        .subscribe()
        .topic(topic, LOCK.toMillis())
        .variables(List.copyOf(Verbs.wanted(verb)))
        .includeExtensionProperties()
        .execute()
        .stream()
        .map(OutsideWork::of)
        .toList();
  }

  /** Runs one locked task and tells the engine how it went. */
  private void serve(Outside<?, ?> verb, OutsideWork work) {
    Lease lease = new Lease(clock, work.lockedUntil());
    // one that lasts for less might end before it is renewed
    if (!lease.lasts(Leases.EVERY)) {
      heldUp(work);
      return;
    }
    leases.hold(work.id(), lease);
    try {
      Map<String, @Nullable Object> out;
      try {
        out = verbs.run(verb, name -> work.variable(name, lease));
      } catch (HeldUp e) {
        heldUp(work);
        return;
      } catch (RuntimeException e) {
        failed(work, e);
        return;
      }
      Conflicts.retry(
          () -> {
            tasks.complete(work.id(), node, out);
            return work;
          });
    } finally {
      leases.letGo(work.id());
    }
  }

  private static void heldUp(OutsideWork work) {
    log.info("{} {} was held up too long", work.incident(), work.activity());
  }

  /** The model says how often to try again and which error there is when the tries are used up. */
  private void failed(OutsideWork work, RuntimeException e) {
    RetryCycle cycle = RetryCycle.of(work.properties().get("retry"));
    int failures = cycle.failures(work.retries()) + 1;
    Duration wait = e instanceof NoUseTryingAgain ? null : cycle.afterFailures(failures);
    String error = work.properties().get("error");
    String message = String.valueOf(e.getMessage());
    log.warn("{} {} failed: {}", work.incident(), work.activity(), message);
    if (wait != null) {
      int retriesLeft = cycle.waits().size() - failures + 1;
      tasks.handleFailure(work.id(), node, message, retriesLeft, wait.toMillis());
    } else if (error != null) {
      tasks.handleBpmnError(work.id(), node, error, message);
    } else {
      tasks.handleFailure(work.id(), node, message, 0, 0);
    }
  }
}
