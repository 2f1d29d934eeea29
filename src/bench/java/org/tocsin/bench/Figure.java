package org.tocsin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure and those of its peers, each measured several times.
 *
 * @param values one of every repetition
 * @param quiet whether the machine was quiet before each of them
 */
record Figure(
    String name, String unit, Target target, double[] values, boolean quiet, List<Peer> peers) {

  /** The same figure of something else. */
  record Peer(String name, double[] values) {}

  static Figure of(String name, String unit, Target target, Runs runs) {
    return new Figure(name, unit, target, runs.values(), runs.quiet(), List.of());
  }

  /** With what Alertmanager did, if it did anything. */
  Figure besideAlertmanager(Optional<Runs> runs) {
    return runs.map(theirs -> beside("Alertmanager", theirs)).orElse(this);
  }

  Figure beside(String peer, Runs runs) {
    List<Peer> more = new ArrayList<>(peers);
    more.add(new Peer(peer, runs.values()));
    return new Figure(name, unit, target, values, quiet && runs.quiet(), more);
  }

  double median() {
    return Percentile.median(values);
  }

  double worst() {
    return target.worst(values);
  }

  boolean isMet() {
    return target.isMetBy(median());
  }

  static String text(double value) {
    if (value >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
