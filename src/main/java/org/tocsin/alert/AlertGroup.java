package org.tocsin.alert;

import java.util.List;

/**
 * Alerts that came together.
 *
 * @param key what the sender groups them by
 * @param leftOut how many more alerts the group has; as long as there are some, the absence of one
 *     says nothing
 */
public record AlertGroup(String key, long leftOut, List<Alert> alerts) {
  /** All alerts of a group. */
  public AlertGroup(String key, List<Alert> alerts) {
    this(key, 0, alerts);
  }

  public boolean complete() {
    return leftOut == 0;
  }

  /** The same group with these alerts. */
  public AlertGroup with(List<Alert> others) {
    return new AlertGroup(key, leftOut, others);
  }

  public List<Alert> firing() {
    return alerts.stream().filter(Alert::firing).toList();
  }

  public List<Alert> over() {
    return alerts.stream().filter(alert -> !alert.firing()).toList();
  }
}
