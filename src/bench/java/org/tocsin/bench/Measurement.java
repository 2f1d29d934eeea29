package org.tocsin.bench;

import java.util.List;

/** One thing that is measured, beside its peers. */
interface Measurement {
  /** What it is called in {@code -Dbench.only}. */
  String name();

  /** Whether it is made when nobody has asked for it by its name. */
  default boolean isUsual() {
    return true;
  }

  List<Figure> run(Stage stage) throws Exception;
}
