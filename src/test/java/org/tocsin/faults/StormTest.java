package org.tocsin.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** More alerts than anybody could read. */
@Tag("fault")
@Tag("long")
class StormTest {
  @Test
  void tenThousandAlertsOfTwentyServicesBuryNoSev1() {
    Rig rig = Faults.rig();
    int noise = 10_000;
    Row row =
        Row.of(
            "L2",
            "%d different warnings of 20 services in a minute, and 20 SEV1 between them"
                .formatted(noise),
            "every SEV1 is paged within 60 s; the pages of a person are bounded by the services");
    AlertLoad.Running storm =
        AlertLoad.of(
                "l2",
                rig.nodes(),
                number -> {
                  String title = AlertLoad.title("l2", number);
                  return AlertLoad.generic(title, title, "l2-service-" + number % 20, "warning");
                })
            .begin(noise / 60.0, 16);
    List<Sent> worst = AlertLoad.distinct("l2sev1", rig.nodes()).send(20, 0.4, 2);
    Patience.until(
        "the storm is over", Duration.ofSeconds(180), () -> storm.sent().size() >= noise);
    List<Sent> sent = storm.stop();
    row.pages(Tally.await(worst, rig.mails(), Organisation.PRIMARY, Duration.ofSeconds(60)));
    row.within(
        "SEV1 page p99",
        Tally.percentile(0.99, worst, rig.mails().mails()),
        Duration.ofSeconds(60));
    Faults.awaitQuiet(rig);
    long pages =
        rig.mails().mailsTo(Organisation.PRIMARY).stream()
            .filter(mail -> mail.title().startsWith("l2-"))
            .count();
    row.count("accepted warnings", sent.stream().filter(Sent::accepted).count());
    row.count("pages of the warnings", pages);
    row.holds(pages <= 40, pages + " pages for 20 services");
    row.end();
  }

  @Test
  void alertsThatComeAndGoLeaveNothingBehind() {
    Rig rig = Faults.rig();
    int alerts = 200;
    int times = 12;
    Row row =
        Row.of(
            "L3",
            "%d alerts of 20 services that fire and end every 5 s for a minute".formatted(alerts),
            "pages are bounded, and no process is left");
    for (int turn = 0; turn < times; turn++) {
      boolean firing = turn % 2 == 0;
      List<Sent> sent =
          AlertLoad.of(
                  "l3",
                  rig.nodes(),
                  number -> {
                    String title = AlertLoad.title("l3", number);
                    return firing
                        ? AlertLoad.generic(title, title, "l3-service-" + number % 20, "critical")
                        : AlertLoad.resolve(title);
                  })
              .send(alerts, alerts / 5.0, 8);
      long refused = sent.stream().filter(alert -> !alert.accepted()).count();
      row.count("refused", refused);
      row.holds(refused == 0, refused + " were refused");
    }
    Patience.until(
        "every incident is closed",
        Faults.PATIENCE,
        () ->
            rig.database()
                    .number(
                        "select count(*) from incident_incidents where title like 'l3-%' and state"
                            + " <> 'closed'")
                == 0);
    Faults.awaitQuiet(rig);
    long orphans =
        rig.database()
            .number(
                """
                select count(*) from act_ru_execution e join incident_incidents i
                  on e.business_key_ = 'INC-' || i.number where i.title like 'l3-%'
                """);
    long pages =
        rig.mails().mailsTo(Organisation.PRIMARY).stream()
            .filter(mail -> mail.subject().startsWith("[SEV"))
            .count();
    row.count("processes left", orphans);
    row.count("pages", pages);
    row.holds(orphans == 0, orphans + " processes are left");
    row.holds(pages <= 20L * times, pages + " pages");
    row.end();
  }

  @Test
  void moreThanCanBeStoredIsRefusedInTimeAndKeptWhenAccepted() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "L7",
            "300 connections send different alerts as fast as they are answered, for 10 s",
            "an answer takes 10 s at most; what is not accepted is 503 with Retry-After");
    AlertLoad.Running load = AlertLoad.distinct("l7", rig.nodes()).begin(5_000, 300);
    Patience.pause(Duration.ofSeconds(10));
    List<Sent> sent = load.stop();
    List<Sent> accepted = sent.stream().filter(Sent::accepted).toList();
    Set<String> otherwise =
        sent.stream()
            .filter(alert -> !alert.accepted())
            .filter(alert -> alert.status() != 503 || alert.retryAfter() == null)
            .map(alert -> Integer.toString(alert.status()))
            .collect(Collectors.toSet());
    row.count("refused", sent.size() - accepted.size());
    row.holds(otherwise.isEmpty(), "refused otherwise than with 503: " + otherwise);
    row.within("longest answer", longestCall(sent), Duration.ofSeconds(10));
    row.pages(Tally.await(accepted, rig.mails(), Organisation.PRIMARY, Duration.ofMinutes(10)));
    row.end();
  }

  /** From when it was really sent: this load sends as fast as it is answered. */
  private static Duration longestCall(List<Sent> sent) {
    return sent.stream().map(Sent::call).max(Duration::compareTo).orElseThrow();
  }

  @Test
  void tenMinutesOfEverydayWorkLeaveNothingThatGrows() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "L6",
            "10 minutes of 5 new incidents a minute and 20 repeated alerts a second",
            "nothing lost, connections and threads do not grow");
    long connections = connections(rig);
    AlertLoad.Running repeated =
        AlertLoad.of(
                "l6r",
                rig.nodes(),
                number -> AlertLoad.generic("l6r", "l6r", "l6-repeated", "critical"))
            .begin(20, 4);
    List<Sent> sent = AlertLoad.distinct("l6", rig.nodes()).send(50, 5.0 / 60, 1);
    List<Sent> again = repeated.stop();
    row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    long refused = again.stream().filter(alert -> !alert.accepted()).count();
    row.count("repetitions refused", refused);
    row.count("connections before", connections);
    row.count("connections after", connections(rig));
    row.holds(refused == 0, refused + " repetitions were refused");
    row.holds(connections(rig) <= 50, "connections grew to " + connections(rig));
    row.end();
  }

  private static long connections(Rig rig) {
    return rig.database()
        .number("select count(*) from pg_stat_activity where application_name = 'tocsin'");
  }
}
