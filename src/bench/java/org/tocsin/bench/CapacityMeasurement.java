package org.tocsin.bench;

import java.util.List;
import java.util.Optional;
import org.tocsin.bench.Alerts.Severity;
import org.tocsin.bench.NewAlerts.Outcome;
import org.tocsin.rig.Node;

/** A minute of new incidents, each with its process and its page, while escalations fall due. */
final class CapacityMeasurement implements Measurement {
  /** A little more than has to be done, so that what is done can be seen. */
  private static final int OFFERED = 125;

  private static final int SECONDS = 60;
  private static final int WARM_UP = 3000;
  private static final int ESCALATIONS = 300;

  @Override
  public String name() {
    return "capacity";
  }

  /**
   * @param late how late each escalation was that fell due in it, in milliseconds
   */
  private record Minute(Outcome outcome, double[] late) {}

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    Runs.Results<Minute> ours;
    try (Node node = stage.tocsin()) {
      ours = minutes(node, stage);
    }
    return figures(
        ours,
        stage.besideAlertmanager(
            alertmanager -> {
              NewAlerts alerts = warm(alertmanager, stage);
              return stage.repeat(
                  "Alertmanager: a minute of new alerts",
                  () -> alerts.post(OFFERED, offered(stage), Severity.SEV3));
            }));
  }

  @Override
  public List<Figure> of(Node node, Stage stage) throws Exception {
    return figures(minutes(node, stage), Optional.empty());
  }

  private static Runs.Results<Minute> minutes(Node node, Stage stage) throws Exception {
    int number = offered(stage);
    NewAlerts alerts = warm(Stage.receiver(node), stage);
    Escalations escalations = new Escalations(stage);
    escalations.postpone();
    return stage.repeat(
        "Tocsin: a minute of new incidents",
        () -> {
          alerts.post(50, stage.settings().share(ESCALATIONS), Severity.SEV1);
          escalations.dueWithin((double) number / OFFERED);
          Outcome outcome = alerts.post(OFFERED, number, Severity.SEV3);
          escalations.awaitAll();
          escalations.postpone();
          return new Minute(outcome, escalations.lateness());
        });
  }

  private static int offered(Stage stage) {
    return stage.settings().share(OFFERED * SECONDS);
  }

  private static List<Figure> figures(
      Runs.Results<Minute> ours, Optional<Runs.Results<Outcome>> theirs) {
    return List.of(
        Figure.of(
                "new incidents for a minute, each with its page (%d/s sent)".formatted(OFFERED),
                "/s",
                Target.atLeast(120),
                ours.map(minute -> minute.outcome().mailsPerSecond()))
            .besideAlertmanager(theirs.map(results -> results.map(Outcome::mailsPerSecond))),
        Figure.of(
                "of them without a page",
                "",
                Target.atMost(0),
                ours.map(minute -> minute.outcome().withoutMail()))
            .besideAlertmanager(theirs.map(results -> results.map(Outcome::withoutMail))),
        Figure.of(
            "escalations due meanwhile, p99 late",
            "ms",
            Target.atMost(1000),
            ours.map(minute -> Percentile.of(minute.late(), 99))));
  }

  private static NewAlerts warm(Receiver receiver, Stage stage) throws InterruptedException {
    NewAlerts alerts = new NewAlerts(receiver, stage);
    alerts.post(40, stage.settings().share(WARM_UP), Severity.SEV3);
    return alerts;
  }
}
