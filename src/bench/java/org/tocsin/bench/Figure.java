package org.tocsin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** Each with the same figure of a peer, in the same order. */
  static List<Figure> beside(List<Figure> ours, String peer, List<Figure> theirs) {
    return IntStream.range(0, ours.size())
        .mapToObj(
            i -> ours.get(i).beside(peer, new Runs(theirs.get(i).values(), theirs.get(i).quiet())))
        .toList();
  }

  /** The same figure under another condition, of which something else is asked. */
  Figure under(String condition, Target other) {
    return new Figure(name + ", " + condition, unit, other, values, quiet, peers);
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
