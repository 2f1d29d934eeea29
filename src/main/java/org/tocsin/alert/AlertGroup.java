package org.tocsin.alert;

import java.util.List;

/**
 * Alerts that came together.
 *
 * @param key what the sender groups them by
 * @param complete whether these are all alerts of the group; if not, the absence of one says
 *     nothing
 */
public record AlertGroup(String key, boolean complete, List<Alert> alerts) {
  /** The same group with these alerts. */
  public AlertGroup with(List<Alert> others) {
    return new AlertGroup(key, complete, others);
  }

  public List<Alert> firing() {
    return alerts.stream().filter(Alert::firing).toList();
  }

  public List<Alert> over() {
    return alerts.stream().filter(alert -> !alert.firing()).toList();
  }
}
