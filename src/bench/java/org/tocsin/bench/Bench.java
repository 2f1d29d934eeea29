package org.tocsin.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures Tocsin beside its peers; {@code docs/benchmark.md} says how. */
public final class Bench {
  /** The pages first, of which each shows the more the more incidents are open. */
  private static final List<Measurement> ALL =
      List.of(
          new PagesMeasurement(),
          new TimerMeasurement(),
          new AlertMeasurement(),
          new EscalationMeasurement(),
          new DuplicateMeasurement(),
          new CapacityMeasurement());

  private Bench() {}

  /**
   * @param args the build's folder
   */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(args[0]);
    List<Measurement> wanted = ALL.stream().filter(settings::wants).toList();
    List<Figure> figures = new ArrayList<>();
    for (Measurement measurement : wanted) {
      System.out.println(measurement.name());
      try (Stage stage = new Stage(settings, measurement.name())) {
        figures.addAll(measurement.run(stage));
      }
      Report.write(figures, settings);
    }
    if (settings.growth()) {
      System.out.println("growth");
      try (Growth growth = new Growth(settings)) {
        growth.fill();
        for (Measurement measurement : wanted) {
          figures.addAll(growth.measure(measurement, figures));
          Report.write(figures, settings);
        }
      }
    }
    System.out.println(Report.table(figures, settings));
  }
}
