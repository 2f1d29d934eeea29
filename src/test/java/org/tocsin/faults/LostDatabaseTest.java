package org.tocsin.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Mail;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** A database that goes away and comes back. */
@Tag("fault")
class LostDatabaseTest {
  @Test
  void theDatabaseIsKilledUnderLoadAndNothingIsAcceptedThatIsNotStored() {
    Rig rig = Faults.rig();
    int kills = Form.of(1, 5);
    Row row =
        Row.of(
                "F7",
                "PostgreSQL is stopped at once (immediate) under load and started again",
                "503 with Retry-After and never a 2xx meanwhile; pages go on 5 s after it is back")
            .repetitions(kills);
    for (int kill = 0; kill < kills; kill++) {
      rig.mails().clear();
      String name = "f7k" + kill;
      AlertLoad.Running load = AlertLoad.distinct(name, rig.nodes()).begin(Form.of(5, 20), 8);
      Patience.pause(Duration.ofMillis(1500));
      rig.database().kill();
      long down = System.nanoTime();
      Patience.pause(Duration.ofSeconds(Form.of(1, 3)));
      rig.database().start();
      long up = System.nanoTime();
      Duration recovered =
          Patience.until(
              "an alert that came after is paged",
              Faults.PATIENCE,
              () -> paged(rig, load.sent(), up));
      List<Sent> sent = load.stop();
      row.within("first page after", recovered, Duration.ofSeconds(5));
      check(row, rig, name, sent, down, up);
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    }
    row.end();
  }

  private static boolean paged(Rig rig, List<Sent> sent, long since) {
    Set<String> arrived = rig.mails().mails().stream().map(Mail::title).collect(Collectors.toSet());
    return sent.stream().anyMatch(a -> a.due() > since && arrived.contains(a.title()));
  }

  private static void check(Row row, Rig rig, String name, List<Sent> sent, long down, long up) {
    Set<String> stored =
        Set.copyOf(
            rig.database()
                .texts("select name from alert_alerts where name like '%s-%%'".formatted(name)));
    List<String> missing =
        sent.stream()
            .filter(Sent::accepted)
            .map(Sent::title)
            .filter(title -> !stored.contains(title))
            .toList();
    row.count("2xx without a row", missing.size());
    row.holds(missing.isEmpty(), "2xx without a row: " + missing);
    List<Sent> refused = sent.stream().filter(alert -> !alert.accepted()).toList();
    row.count("refused", refused.size());
    Set<String> otherwise =
        refused.stream()
            .filter(alert -> alert.status() != 503 || alert.retryAfter() == null)
            .map(alert -> "%d, Retry-After %s".formatted(alert.status(), alert.retryAfter()))
            .collect(Collectors.toSet());
    row.holds(otherwise.isEmpty(), "refused otherwise than with 503: " + otherwise);
    boolean acceptedMeanwhile =
        sent.stream()
            .anyMatch(alert -> alert.accepted() && alert.due() > down && alert.answered() < up);
    row.holds(!acceptedMeanwhile, "an alert was accepted while the database was down");
  }
}
