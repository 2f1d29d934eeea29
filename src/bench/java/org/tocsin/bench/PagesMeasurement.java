package org.tocsin.bench;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.bench.Alerts.Severity;
import org.tocsin.rig.Node;

/** How long the pages of the console take while many incidents are open. */
final class PagesMeasurement implements Measurement {
  private static final int OPEN = 200;
  private static final int WARM_UP = 100;
  private static final int REQUESTS = 100;

  private record Page(String name, String path) {}

  private static List<Page> pages(Stage stage) {
    long newest = stage.database().number("select max(number) from incident_incidents");
    return List.of(
        new Page("board", "/"),
        new Page("incident", "/incidents/INC-" + newest),
        new Page("noise", "/noise"),
        new Page("closed incidents", "/api/incidents?state=closed"));
  }

  @Override
  public String name() {
    return "pages";
  }

  /** A page is what a person waits for, whatever is stored. */
  @Override
  public Target whenGrown(Figure figure, double before) {
    return figure.target();
  }

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    try (Node node = stage.tocsin()) {
      return of(node, stage);
    }
  }

  @Override
  public List<Figure> of(Node node, Stage stage) throws Exception {
    new NewAlerts(Stage.receiver(node), stage).post(30, OPEN, Severity.SEV3);
    List<Figure> figures = new ArrayList<>();
    for (Page page : pages(stage)) {
      millis(node, page, WARM_UP);
      Runs runs =
          stage
              .repeat("Tocsin: " + page.name(), () -> millis(node, page, REQUESTS))
              .map(millis -> Percentile.of(millis, 99));
      figures.add(
          Figure.of("page: %s, p99".formatted(page.name()), "ms", Target.atMost(100), runs));
    }
    return figures;
  }

  private static double[] millis(Node node, Page page, int requests) {
    double[] millis = new double[requests];
    for (int i = 0; i < requests; i++) {
      long began = System.nanoTime();
      HttpResponse<String> answer = node.getAsAdmin(page.path());
      millis[i] = Duration.ofNanos(System.nanoTime() - began).toNanos() / 1e6;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "The page %s is answered with %d.".formatted(page.path(), answer.statusCode()));
      }
    }
    return millis;
  }
}
