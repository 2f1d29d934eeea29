package org.tocsin.bench;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** What a figure has to be: at most so much, or at least. */
record Target(boolean atMost, double bound) {
  static Target atMost(double bound) {
    return new Target(true, bound);
  }

  static Target atLeast(double bound) {
    return new Target(false, bound);
  }

  /** As good as what was measured elsewhere, but for so many times. */
  Target within(double times, double elsewhere) {
    return new Target(atMost, atMost ? elsewhere * times : elsewhere / times);
  }

  boolean isMetBy(double value) {
    return atMost ? value <= bound : value >= bound;
  }

  double worst(double[] values) {
    DoubleSummaryStatistics all = DoubleStream.of(values).summaryStatistics();
    return atMost ? all.getMax() : all.getMin();
  }

  @Override
  public String toString() {
    return (atMost ? "<= " : ">= ") + Figure.text(bound).replace(",", "");
  }
}
