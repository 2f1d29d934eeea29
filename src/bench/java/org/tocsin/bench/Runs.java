package org.tocsin.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the repetitions of one measurement gave. */
record Runs(double[] values, boolean quiet) {

  /** The results of all repetitions, and whether the machine was quiet before each. */
  record Results<T>(List<T> list, boolean quiet) {
    Runs map(ToDoubleFunction<T> value) {
      return new Runs(list.stream().mapToDouble(value).toArray(), quiet);
    }
  }
}
