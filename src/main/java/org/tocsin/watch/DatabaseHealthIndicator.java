package org.tocsin.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import org.tocsin.database.Lifeline;

/** Down within seconds when the database does not answer, also when it hangs. */
@Component
class DatabaseHealthIndicator implements HealthIndicator {
  private final Lifeline lifeline;

  DatabaseHealthIndicator(Lifeline lifeline) {
    this.lifeline = lifeline;
  }

  @Override
  public Health health() {
    return lifeline.answers() ? Health.up().build() : Health.down().build();
  }
}
