package org.tocsin.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import org.tocsin.watch.check.SelfCheck;

/**
 * What this node's newest look has found, for operators. It is up whatever was found: a load
 * balancer that took the nodes away would make it worse.
 */
@Component
class SelfCheckHealthIndicator implements HealthIndicator {
  private final SelfCheck selfCheck;

  SelfCheckHealthIndicator(SelfCheck selfCheck) {
    this.selfCheck = selfCheck;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    SelfCheck.Look look = selfCheck.last();
    if (look != null) {
      health.withDetail("lookedAt", look.at());
      look.findings().forEach(found -> health.withDetail(found.name(), found.words()));
    }
    return health.build();
  }
}
