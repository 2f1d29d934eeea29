package org.tocsin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One row of the report: what was done, what was promised, and what came of it. */
final class Row {
  private final String id;
  private final String fault;
  private final String promise;
  private final Map<String, Worst> figures = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();
  private int repetitions = 1;

  private Row(String id, String fault, String promise) {
    this.id = id;
    this.fault = fault;
    this.promise = promise;
  }

  /** The worst of what was measured over all repetitions. */
  private record Worst(double value, String unit) {
    @Override
    public String toString() {
      String number =
          value == Math.rint(value) && Math.abs(value) < 1e9
              ? Long.toString((long) value)
              : String.format(Locale.ROOT, "%.2f", value);
      return unit.isEmpty() ? number : number + " " + unit;
    }
  }

  /**
   * @param id as the report has it, such as {@code F1}
   */
  static Row of(String id, String fault, String promise) {
    Row row = new Row(id, fault, promise);
    row.write(List.of("it did not come to its end"));
    return row;
  }

  Row repetitions(int times) {
    repetitions = times;
    return this;
  }

  /** A number that adds up over the repetitions. */
  Row count(String name, long value) {
    figures.merge(name, new Worst(value, ""), (a, b) -> new Worst(a.value() + b.value(), ""));
    return this;
  }

  /** A number of which the largest counts. */
  Row most(String name, double value, String unit) {
    figures.merge(
        name, new Worst(value, unit), (a, b) -> new Worst(Math.max(a.value(), b.value()), unit));
    return this;
  }

  /** A time of which the longest counts. */
  Row longest(String name, Duration time) {
    return most(name, time.toMillis() / 1000.0, "s");
  }

  /** What every row asks of its pages: none is lost, and a repetition shows that it is one. */
  Row pages(Tally tally) {
    count("accepted", tally.accepted());
    count("lost", tally.lost().size());
    count("repeated, same Message-ID", tally.repeated());
    count("paged twice", tally.twice().size());
    holds(tally.accepted() > 0, "no alert was accepted");
    holds(tally.lost().isEmpty(), "lost: " + some(tally.lost()));
    holds(tally.twice().isEmpty(), "paged twice: " + some(tally.twice()));
    return this;
  }

  Row holds(boolean so, String otherwise) {
    if (!so) {
      broken.add(otherwise);
    }
    return this;
  }

  Row within(String name, Duration time, Duration most) {
    longest(name, time);
    String wrong =
        String.format(
            Locale.ROOT, "%s %.2f s, not %d s", name, time.toMillis() / 1e3, most.toSeconds());
    return holds(time.compareTo(most) <= 0, wrong);
  }

  /** Writes the row down, and fails when its promise was broken. */
  void end() {
    write(broken);
    assertThat(broken).as("%s: %s", id, promise).isEmpty();
  }

  private void write(List<String> wrong) {
    Report.add(
        new Report.Line(
            id,
            fault,
            promise,
            figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .toList(),
            repetitions,
            List.copyOf(wrong)));
  }

  private static String some(List<String> titles) {
    return titles.size() + " " + titles.subList(0, Math.min(5, titles.size()));
  }
}
