package org.tocsin.alert;

import org.springframework.stereotype.Component;

/**
 * Takes one message in, in one transaction. Its locks are taken in one order, here and where an
 * incident is resolved: services, incidents, alerts.
 */
@Component
class Taking {
  private final Alerts alerts;
  private final Firing firing;
  private final Clearing clearing;

  Taking(Alerts alerts, Firing firing, Clearing clearing) {
    this.alerts = alerts;
    this.firing = firing;
    this.clearing = clearing;
  }

  /**
   * @param actor who sent it
   */
  void take(AlertGroup group, String actor) {
    alerts.lock(group.alerts().stream().map(Alert::service).toList());
    if (!group.firing().isEmpty()) {
      firing.take(group, actor);
    }
    if (!group.over().isEmpty()) {
      clearing.take(group, actor);
    }
  }
}
