package org.tocsin.alert.intake;

import org.springframework.stereotype.Component;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.Alerts;
import org.tocsin.alert.Clearing;
import org.tocsin.alert.Firing;

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
