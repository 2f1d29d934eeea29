package org.tocsin.bench;

import java.util.List;
import java.util.Optional;
import org.tocsin.bench.Alerts.Severity;
import org.tocsin.bench.NewAlerts.Outcome;
import org.tocsin.rig.Node;

/**
 * From the POST of a new alert to its durable answer, where it joins an open incident and where it
 * opens one, and to the page of the latter.
 */
final class AlertMeasurement implements Measurement {
  private static final int SECONDS = 20;
  private static final int WARM_UP = 3000;

  @Override
  public String name() {
    return "alerts";
  }

  private record Results(
      Runs.Results<double[]> joining, Runs.Results<Outcome> at50, Runs.Results<Outcome> at20) {
    Runs joining(double percent) {
      return joining.map(answers -> Percentile.of(answers, percent));
    }

    Runs answer(double percent) {
      return at50.map(outcome -> Percentile.of(outcome.toAnswer(), percent));
    }

    Runs page(double percent) {
      return at20.map(outcome -> Percentile.of(outcome.toMail(), percent));
    }
  }

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    Results ours;
    try (Node node = stage.tocsin()) {
      ours = measure(Stage.receiver(node), stage);
    }
    Optional<Results> theirs =
        stage.besideAlertmanager(alertmanager -> measure(alertmanager, stage));
    return figures(ours, theirs);
  }

  @Override
  public List<Figure> of(Node node, Stage stage) throws Exception {
    return figures(measure(Stage.receiver(node), stage), Optional.empty());
  }

  private static List<Figure> figures(Results ours, Optional<Results> theirs) {
    return List.of(
        joining(50, 5, ours, theirs),
        joining(99, 30, ours, theirs),
        answer(50, 5, ours, theirs),
        answer(99, 30, ours, theirs),
        page(50, 15, ours, theirs),
        page(99, 60, ours, theirs));
  }

  private static Figure joining(int percent, int most, Results ours, Optional<Results> theirs) {
    return Figure.of(
            "alert of an open incident to durable 2xx at 50/s, p" + percent,
            "ms",
            Target.atMost(most),
            ours.joining(percent))
        .besideAlertmanager(theirs.map(results -> results.joining(percent)));
  }

  private static Figure answer(int percent, int most, Results ours, Optional<Results> theirs) {
    return Figure.of(
            "alert that opens an incident to durable 2xx at 50/s, p" + percent,
            "ms",
            Target.atMost(most),
            ours.answer(percent))
        .besideAlertmanager(theirs.map(results -> results.answer(percent)));
  }

  private static Figure page(int percent, int most, Results ours, Optional<Results> theirs) {
    return Figure.of(
            "new incident to page taken by SMTP at 20/s, p" + percent,
            "ms",
            Target.atMost(most),
            ours.page(percent))
        .besideAlertmanager(theirs.map(results -> results.page(percent)));
  }

  private static Results measure(Receiver receiver, Stage stage) throws Exception {
    NewAlerts alerts = new NewAlerts(receiver, stage);
    int at50 = stage.settings().share(50 * SECONDS);
    int at20 = stage.settings().share(20 * SECONDS);
    alerts.post(40, stage.settings().share(WARM_UP), Severity.SEV3);
    alerts.join(50, at50);
    return new Results(
        stage.repeat(
            receiver.name() + ": alerts of open incidents at 50/s", () -> alerts.join(50, at50)),
        stage.repeat(
            receiver.name() + ": new alerts at 50/s", () -> alerts.post(50, at50, Severity.SEV3)),
        stage.repeat(
            receiver.name() + ": new incidents at 20/s",
            () -> alerts.post(20, at20, Severity.SEV3)));
  }
}
