package org.tocsin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Node;
import org.tocsin.rig.Patience;

/** The same alerts again and again, as every sender repeats them. */
final class DuplicateMeasurement implements Measurement {
  private static final int NUMBER = 100_000;
  private static final int BATCH = 64;
  private static final int CONNECTIONS = 8;
  private static final int SINGLE = 1;
  private static final int BATCHED = 2;

  @Override
  public String name() {
    return "duplicates";
  }

  /**
   * @param refused answers other than 2xx, and none
   */
  private record Storm(double perSecond, long refused) {}

  private record Results(Runs.Results<Storm> single, Runs.Results<Storm> batched, int pages) {
    Runs refused() {
      return new Runs(
          Stream.concat(single.list().stream(), batched.list().stream())
              .mapToDouble(Storm::refused)
              .toArray(),
          single.quiet() && batched.quiet());
    }
  }

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    Results ours;
    long incidents;
    try (Node node = stage.tocsin()) {
      ours = measure(Stage.receiver(node), stage);
      incidents = stage.database().number("select count(*) from incident_incidents");
    }
    Optional<Results> theirs =
        stage.besideAlertmanager(alertmanager -> measure(alertmanager, stage));
    double tooMany = incidents - BATCHED + ours.pages() - BATCHED;
    List<Figure> figures = new ArrayList<>(rates(ours, theirs));
    figures.add(
        Figure.of(
                "of 100,000 duplicates not answered with 2xx", "", Target.atMost(0), ours.refused())
            .besideAlertmanager(theirs.map(Results::refused)));
    figures.add(
        Figure.of(
            "incidents and pages of them but the first",
            "",
            Target.atMost(0),
            new Runs(new double[] {tooMany}, true)));
    return figures;
  }

  @Override
  public List<Figure> of(Node node, Stage stage) throws Exception {
    return rates(measure(Stage.receiver(node), stage), Optional.empty());
  }

  private static List<Figure> rates(Results ours, Optional<Results> theirs) {
    return List.of(
        Figure.of(
                "duplicates, one a POST, 8 connections",
                "/s",
                Target.atLeast(3000),
                ours.single().map(Storm::perSecond))
            .besideAlertmanager(theirs.map(results -> results.single().map(Storm::perSecond))),
        Figure.of(
                "duplicates, 64 a POST, 8 connections",
                "/s",
                Target.atLeast(20_000),
                ours.batched().map(Storm::perSecond))
            .besideAlertmanager(theirs.map(results -> results.batched().map(Storm::perSecond))));
  }

  /** The first storms open the two incidents. */
  private static Results measure(Receiver receiver, Stage stage) throws Exception {
    stage.mails().clear();
    int number = stage.settings().share(NUMBER);
    byte[] single = Alerts.batch(SINGLE, 1);
    byte[] batch = Alerts.batch(BATCHED, BATCH);
    storm(receiver, single, 1, number / 2);
    storm(receiver, batch, BATCH, number / 2);
    Runs.Results<Storm> singles =
        stage.repeat(receiver.name() + ": duplicates", () -> storm(receiver, single, 1, number));
    Runs.Results<Storm> batches =
        stage.repeat(
            receiver.name() + ": duplicates, 64 at once",
            () -> storm(receiver, batch, BATCH, number));
    Patience.pause(Duration.ofSeconds(2));
    return new Results(singles, batches, stage.mails().mailsTo(receiver.mailbox()).size());
  }

  private static Storm storm(Receiver receiver, byte[] post, int size, int alerts) {
    List<Sent> sent =
        AlertLoad.toPort("duplicates", receiver.port(), i -> post).send(alerts / size, CONNECTIONS);
    long first = sent.stream().mapToLong(Sent::due).min().orElseThrow();
    long last = sent.stream().mapToLong(Sent::answered).max().orElseThrow();
    return new Storm(
        sent.size() * size / ((last - first) / 1e9),
        sent.stream().filter(one -> !one.accepted()).count());
  }
}
