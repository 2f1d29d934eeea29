package org.tocsin.bench;

import java.util.List;
import org.tocsin.rig.Node;

/** One thing that is measured, beside its peers. */
interface Measurement {
  /** How many times worse a figure may be while very many closed incidents are stored. */
  double WORSE_AT_MOST = 1.2;

  /** What it is called in {@code -Dbench.only}. */
  String name();

  /** Of Tocsin and its peers. */
  List<Figure> run(Stage stage) throws Exception;

  /** Of a Tocsin that runs already. */
  List<Figure> of(Node node, Stage stage) throws Exception;

  /**
   * What a figure of it has to be while very many closed incidents are stored.
   *
   * @param before what it was with none
   */
  default Target whenGrown(Figure figure, double before) {
    return figure.target().within(WORSE_AT_MOST, before);
  }
}
