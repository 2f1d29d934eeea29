package org.tocsin.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** A mail server that is away, and comes back. */
@Tag("fault")
class LostMailServerTest {
  /** Of every so many incidents one is over before the mail server is back. */
  private static final int CLEARED = 4;

  @Test
  void theMailServerIsAwayAndComesBack() {
    Rig rig = Faults.rig();
    Duration away = Duration.ofSeconds(Form.of(2, 600));
    int incidents = Form.of(12, 40);
    Row row =
        Row.of(
            "F12",
            "the mail server refuses connections for %d s".formatted(away.toSeconds()),
            "no page lost, the backlog is drained in 60 s; none is sent for an incident that is"
                + " over");
    rig.mails().refuse();
    AlertLoad load = AlertLoad.distinct("f12", rig.nodes());
    List<Sent> sent = load.send(incidents, 10, 4);
    List<Sent> over = sent.stream().filter(alert -> alert.number() % CLEARED == 0).toList();
    List<Sent> open = sent.stream().filter(alert -> alert.number() % CLEARED != 0).toList();
    Patience.pause(away.dividedBy(2));
    clear(rig, over);
    Patience.pause(away.dividedBy(2));
    rig.mails().listen();
    long back = System.nanoTime();
    Tally tally = Tally.await(open, rig.mails(), Organisation.PRIMARY, Duration.ofSeconds(90));
    row.pages(tally);
    row.within(
        "drained after", Tally.lastAfter(back, open, rig.mails().mails()), Duration.ofSeconds(60));
    Faults.awaitQuiet(rig);
    List<String> titles = over.stream().map(Sent::title).toList();
    long stale =
        rig.mails().mailsTo(Organisation.PRIMARY).stream()
            .filter(mail -> titles.contains(mail.title()))
            .count();
    row.count("sent though over", stale);
    row.holds(stale == 0, stale + " pages were sent for incidents that were over");
    row.end();
  }

  /** Their alerts end; so do the incidents, because nobody has answered. */
  private static void clear(Rig rig, List<Sent> alerts) {
    List<Sent> answers =
        AlertLoad.of(
                "f12 is over",
                rig.nodes(),
                number ->
                    AlertLoad.resolve(AlertLoad.title("f12", alerts.get((int) number).number())))
            .send(alerts.size(), 2);
    if (!answers.stream().allMatch(Sent::accepted)) {
      throw new AssertionError("An end was not accepted");
    }
    Patience.until(
        "the incidents are closed",
        Faults.PATIENCE,
        () ->
            rig.database()
                    .number(
                        "select count(*) from incident_incidents where title like 'f12-%' and state"
                            + " = 'closed'")
                == alerts.size());
  }

  @Test
  @Tag("long")
  void whoHasASecondWayIsReachedByItWhileTheMailServerIsAway() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F12b",
            "the mail server refuses connections, and the chat works",
            "whoever has the chat as a second way is reached by it within 30 s");
    rig.mails().refuse();
    List<Sent> sent = mixed(rig, "f12b", 10);
    List<Long> waits = new ArrayList<>();
    Patience.until(
        "everybody is reached",
        Duration.ofSeconds(90),
        () -> rig.webhooks().calls().size() >= sent.size());
    for (int i = 0; i < sent.size(); i++) {
      waits.add(rig.webhooks().calls().get(i).nanos() - sent.get(i).due());
    }
    row.within(
        "reached by the other way after",
        Duration.ofNanos(waits.stream().max(Long::compare).orElseThrow()),
        Duration.ofSeconds(30));
    rig.mails().listen();
    row.end();
  }

  /** Alerts of services whose people are reached by mail and then by chat. */
  static List<Sent> mixed(Rig rig, String name, int many) {
    int first = Faults.services(many);
    List<Sent> sent =
        AlertLoad.of(
                name,
                rig.nodes(),
                number -> {
                  String title = AlertLoad.title(name, number);
                  return AlertLoad.generic(title, title, "mixed-" + (first + number), "critical");
                })
            .send(many, 10, 2);
    if (!sent.stream().allMatch(Sent::accepted)) {
      throw new AssertionError("An alert was not accepted");
    }
    return sent;
  }
}
