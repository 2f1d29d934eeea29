package org.tocsin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tocsin.growth.Multiplying;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.Node;
import org.tocsin.rig.Patience;

/** The same figures once more, while a million closed incidents are stored. */
final class GrowthMeasurement implements Measurement {
  private static final int CLOSED = 1_000_000;
  private static final int WITH_HISTORY = 20_000;
  private static final int REAL = 10;
  private static final String CONDITION = "a million closed";
  private static final double SLOWER_AT_MOST = 1.2;

  @Override
  public String name() {
    return "growth";
  }

  /** It takes as long as all the others together. */
  @Override
  public boolean isUsual() {
    return false;
  }

  private record Results(List<Figure> work, List<Figure> pages) {
    static Results of(Node node, Stage stage) throws Exception {
      List<Figure> work = new ArrayList<>(AlertMeasurement.of(node, stage));
      work.addAll(DuplicateMeasurement.of(node, stage));
      work.addAll(EscalationMeasurement.of(node, stage));
      work.addAll(TimerMeasurement.of(node, stage));
      return new Results(work, PagesMeasurement.of(node, stage));
    }
  }

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    Results empty;
    try (Node node = stage.tocsin()) {
      empty = Results.of(node, stage);
    }
    Results grown;
    try (Stage another = new Stage(stage.settings(), "grown");
        Node node = another.tocsin()) {
      fill(node, another);
      grown = Results.of(node, another);
    }
    List<Figure> figures = new ArrayList<>();
    for (Figure figure : Figure.beside(grown.work(), "none closed", empty.work())) {
      double before = Percentile.median(figure.peers().get(0).values());
      figures.add(figure.under(CONDITION, figure.target().within(SLOWER_AT_MOST, before)));
    }
    for (Figure figure : Figure.beside(grown.pages(), "none closed", empty.pages())) {
      figures.add(figure.under(CONDITION, figure.target()));
    }
    return figures;
  }

  /** Some incidents that the node itself has closed, copied until there are enough. */
  private static void fill(Node node, Stage stage) throws Exception {
    List<Node> nodes = List.of(node);
    AlertLoad.distinct("closed", nodes).send(REAL, 2);
    until(stage, "paged", "paging_deliveries where not failed");
    AlertLoad.of("over", nodes, number -> AlertLoad.resolve(AlertLoad.title("closed", number)))
        .send(REAL, 2);
    until(stage, "closed", "incident_incidents where state = 'closed'");
    System.out.println("  filling the database");
    Multiplying.add(
        new DriverManagerDataSource(stage.tocsinsDatabase()),
        stage.settings().share(CLOSED),
        stage.settings().share(WITH_HISTORY));
    stage.database().run("vacuum analyze");
    stage.database().run("checkpoint");
  }

  private static void until(Stage stage, String what, String rows) {
    Patience.until(
        "they are " + what,
        Duration.ofSeconds(60),
        () -> stage.database().number("select count(*) from " + rows) >= REAL);
  }
}
