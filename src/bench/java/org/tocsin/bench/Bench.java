package org.tocsin.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures Tocsin beside its peers; {@code docs/benchmark.md} says how. */
public final class Bench {
  private static final List<Measurement> ALL =
      List.of(
          new AlertMeasurement(),
          new CapacityMeasurement(),
          new DuplicateMeasurement(),
          new EscalationMeasurement(),
          new GrowthMeasurement(),
          new PagesMeasurement(),
          new TimerMeasurement());

  private Bench() {}

  /**
   * @param args the build's folder
   */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(args[0]);
    List<Figure> figures = new ArrayList<>();
    for (Measurement measurement : ALL) {
      if (settings.wants(measurement)) {
        System.out.println(measurement.name());
        try (Stage stage = new Stage(settings, measurement.name())) {
          figures.addAll(measurement.run(stage));
        }
        Report.write(figures, settings);
      }
    }
    System.out.println(Report.table(figures, settings));
  }
}
