package org.tocsin.watch.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes every check and remembers what was found, for the page, the metrics and the signal. */
@Component
public class SelfCheck {
  private static final int SECONDS_AT_MOST = 10;

  private final List<Check> checks;
  private final TransactionTemplate snapshot;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Map<String, Finding> newest = new ConcurrentHashMap<>();
  private volatile @Nullable Look last;

  SelfCheck(
      List<Check> checks,
      PlatformTransactionManager transactions,
      MeterRegistry metrics,
      Clock clock) {
    this.checks = checks;
    this.metrics = metrics;
    this.clock = clock;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setTimeout(SECONDS_AT_MOST);
    Gauge.builder("tocsin.look.age.seconds", this, SelfCheck::age)
        .description("How long ago this node last finished a look at itself")
        .register(metrics);
  }

  /** What was found at some moment, in the order of the checks. */
  public record Look(Instant at, List<Finding> findings) {
    public List<Finding> troubles() {
      return findings.stream().filter(Finding::isTrouble).toList();
    }

    public boolean mayBeReliedOn() {
      return troubles().stream().noneMatch(Finding::vital);
    }
  }

  /** Looks at everything as it is in one moment: half a step of the engine is no trouble. */
  public Look look() {
    Instant now = clock.instant();
    List<Finding> findings =
        Objects.requireNonNull(
            snapshot.execute(status -> checks.stream().map(Check::look).toList()));
    findings.forEach(this::publish);
    Look look = new Look(now, findings);
    last = look;
    return look;
  }

  /** The newest look on this node; null when there was none yet. */
  public @Nullable Look last() {
    return last;
  }

  /** How old the newest look is; nothing is known when it is old. */
  public double age() {
    Look look = last;
    return look == null ? Double.NaN : seconds(look.at());
  }

  private void publish(Finding finding) {
    String name = finding.name();
    if (newest.put(name, finding) == null) {
      String metric = "tocsin." + name.replace('-', '.');
      Gauge.builder(metric, newest, found -> found.get(name).count()).register(metrics);
      Gauge.builder(metric + ".seconds", newest, found -> age(found.get(name))).register(metrics);
    }
  }

  private double age(Finding finding) {
    return finding.since() == null ? 0 : seconds(finding.since());
  }

  private double seconds(Instant since) {
    return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }
}
