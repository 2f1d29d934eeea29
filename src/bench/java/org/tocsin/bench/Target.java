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

  boolean isMetBy(double value) {
    return atMost ? value <= bound : value >= bound;
  }

  double worst(double[] values) {
    DoubleSummaryStatistics all = DoubleStream.of(values).summaryStatistics();
    return atMost ? all.getMax() : all.getMin();
  }

  @Override
  public String toString() {
    return (atMost ? "<= " : ">= ") + Math.round(bound);
  }
}
