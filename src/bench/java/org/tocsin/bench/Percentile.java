package org.tocsin.bench;

import java.util.Arrays;

/** Percentiles of all samples, by the nearest rank: the value is one that was measured. */
final class Percentile {
  private Percentile() {}

  /**
   * @param percent above 0, at most 100
   * @throws IllegalArgumentException when there are no samples
   */
  static double of(double[] samples, double percent) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("There are no samples.");
    }
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
  }

  static double median(double[] samples) {
    return of(samples, 50);
  }
}
