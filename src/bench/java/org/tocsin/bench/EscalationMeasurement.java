package org.tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.bench.Alerts.Severity;
import org.tocsin.rig.Mail;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;

/** Many SEV1 incidents that nobody has acknowledged, whose secondary is due at the same moment. */
final class EscalationMeasurement implements Measurement {
  private static final int NUMBER = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "escalations";
  }

  @Override
  public List<Figure> run(Stage stage) throws Exception {
    try (Node node = stage.tocsin()) {
      return of(node, stage);
    }
  }

  @Override
  public List<Figure> of(Node node, Stage stage) throws Exception {
    int number = stage.settings().share(NUMBER);
    NewAlerts alerts = new NewAlerts(Stage.receiver(node), stage);
    Escalations escalations = new Escalations(stage);
    escalations.postpone();
    alerts.post(50, number, Severity.SEV1);
    secondsToLastPage(escalations, stage, number);
    escalations.postpone();
    Runs.Results<Double> last =
        stage.repeat(
            "Tocsin: escalations due at once",
            () -> {
              alerts.post(50, number, Severity.SEV1);
              double seconds = secondsToLastPage(escalations, stage, number);
              escalations.postpone();
              return seconds;
            });
    return List.of(
        Figure.of(
            "%,d SEV1 escalations due at once, to the last page taken".formatted(NUMBER),
            "s",
            Target.atMost(5),
            last.map(Double::doubleValue)));
  }

  private static double secondsToLastPage(Escalations escalations, Stage stage, int number)
      throws InterruptedException {
    Mails secondary = new Mails(stage.mails(), Organisation.SECONDARY);
    secondary.clear();
    Instant due = escalations.dueWithin(0);
    long dueAt = System.nanoTime() + Duration.between(Instant.now(), due).toNanos();
    List<Mail> pages = secondary.await(0, Integer.MAX_VALUE, number, PATIENCE);
    if (pages.size() < number) {
      throw new IllegalStateException("Only %d of %d pages came.".formatted(pages.size(), number));
    }
    return pages.stream().mapToLong(page -> page.nanos() - dueAt).max().orElseThrow() / 1e9;
  }
}
