package org.tocsin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tocsin.growth.Multiplying;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.Node;
import org.tocsin.rig.Patience;

/** A Tocsin that has a million closed incidents stored, to be measured like one that has none. */
final class Growth implements AutoCloseable {
  private static final int CLOSED = 1_000_000;
  private static final int WITH_HISTORY = 20_000;
  private static final int REAL = 10;

  private final Stage stage;
  private final Node node;

  Growth(Settings settings) {
    this.stage = new Stage(settings, "growth");
    this.node = stage.tocsin();
  }

  /**
   * Measures once more.
   *
   * @param before what was measured with no closed incidents
   */
  List<Figure> measure(Measurement measurement, List<Figure> before) throws Exception {
    Map<String, Figure> empty =
        before.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
    List<Figure> figures = new ArrayList<>();
    for (Figure figure : measurement.of(node, stage)) {
      Figure then = empty.get(figure.name());
      figures.add(
          figure
              .beside("none closed", new Runs(then.values(), then.quiet()))
              .under("a million closed", measurement.whenGrown(figure, then.median())));
    }
    return figures;
  }

  /** Some incidents that the node itself has closed, copied until there are enough. */
  void fill() throws Exception {
    List<Node> nodes = List.of(node);
    AlertLoad.distinct("closed", nodes).send(REAL, 2);
    until("paged", "paging_deliveries where not failed");
    AlertLoad.of("over", nodes, number -> AlertLoad.resolve(AlertLoad.title("closed", number)))
        .send(REAL, 2);
    until("closed", "incident_incidents where state = 'closed'");
    System.out.println("  filling the database");
    Multiplying.add(
        new DriverManagerDataSource(stage.tocsinsDatabase()),
        stage.settings().share(CLOSED),
        stage.settings().share(WITH_HISTORY));
    stage.database().run("vacuum analyze");
    stage.database().run("checkpoint");
  }

  private void until(String what, String rows) {
    Patience.until(
        "they are " + what,
        Duration.ofSeconds(60),
        () -> stage.database().number("select count(*) from " + rows) >= REAL);
  }

  @Override
  public void close() {
    node.close();
    stage.close();
  }
}
