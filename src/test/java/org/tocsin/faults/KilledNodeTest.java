package org.tocsin.faults;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Mail;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** Nodes that end without a word, as in a power failure. */
@Tag("fault")
class KilledNodeTest {
  private static final int KILLED_AT_MOST_AFTER_MILLIS = 2000;

  private static final int KILLS = Form.of(1, 5);
  private static final int TIMERS = Form.of(30, 200);
  private static final Duration APART = Duration.ofMillis(50);

  private final Random random = new Random(1);

  @Test
  void aNodeIsKilledWhileItSendsPagesAndTheOtherOneGoesOn() {
    Rig rig = Faults.rig();
    int kills = Form.of(1, 10);
    Row row =
        Row.of(
                "F1",
                "kill -9 of one of two nodes while alerts come in and pages go out",
                "no page lost, the other node has taken over after 20 s at most")
            .repetitions(kills);
    for (int kill = 0; kill < kills; kill++) {
      rig.mails().clear();
      // a mail server that takes a moment: at any time some pages are being sent
      rig.mails().onTaken(mail -> Patience.pause(Duration.ofMillis(100)));
      AlertLoad.Running load =
          AlertLoad.distinct("f1k" + kill, rig.nodes()).begin(Form.of(10, 20), 4);
      Patience.pause(
          Duration.ofMillis(1500).plusMillis(random.nextInt(KILLED_AT_MOST_AFTER_MILLIS)));
      Node victim = rig.node(kill % 2);
      long killed = System.nanoTime();
      victim.kill();
      List<Sent> before = load.sent();
      Patience.pause(Duration.ofSeconds(1));
      List<Sent> sent = load.stop();
      rig.mails().behaveWell();
      victim.launch();
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
      row.within(
          "taken over after",
          Tally.lastAfter(killed, before, rig.mails().mails()),
          Faults.TAKEN_OVER);
      victim.awaitReady();
    }
    row.end();
  }

  @Test
  @Tag("long")
  void aNodeIsKilledBetweenTheMailServersAnswerAndItsOwnCommit() {
    Rig rig = Faults.rig();
    int kills = Form.of(1, 3);
    Row row =
        Row.of(
                "F2",
                "kill -9 when the mail server has taken a page and the node has not written that"
                    + " down",
                "the page is sent once more, with the same Message-ID, within 20 s")
            .repetitions(kills);
    for (int kill = 0; kill < kills; kill++) {
      rig.mails().clear();
      String name = "f2k" + kill;
      AtomicBoolean first = new AtomicBoolean(true);
      rig.mails()
          .onTaken(
              mail -> {
                if (mail.title().startsWith(name) && first.getAndSet(false)) {
                  node(rig, mail).kill();
                }
              });
      List<Sent> sent = AlertLoad.distinct(name, rig.nodes()).send(1, 1);
      Patience.until("the page arrives again", Faults.PATIENCE, () -> pages(rig, name).size() >= 2);
      List<Mail> mails = pages(rig, name);
      Tally tally = Tally.of(sent, mails, Organisation.PRIMARY);
      row.pages(tally);
      row.holds(tally.repeated() == 1, "repeated %d times, not once".formatted(tally.repeated()));
      row.within(
          "repeated after",
          Duration.ofNanos(mails.get(1).nanos() - mails.get(0).nanos()),
          Faults.TAKEN_OVER);
      Faults.startWhatIsDown(rig);
    }
    row.end();
  }

  private static List<Mail> pages(Rig rig, String name) {
    return rig.mails().mailsTo(Organisation.PRIMARY).stream()
        .filter(mail -> mail.title().startsWith(name))
        .toList();
  }

  private static Node node(Rig rig, Mail mail) {
    return rig.nodes().stream()
        .filter(node -> node.name().equals(mail.client()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyNodeIsKilledWhileAlertsComeInAndEscalationsFallDueMeanwhile() {
    Rig rig = Faults.rig();
    Row accepting = accepting();
    Row due = due();
    List<Sent> waiting = AlertLoad.distinct("f3", rig.nodes()).send(TIMERS, Form.of(15, 20), 4);
    due.pages(Tally.await(waiting, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    Faults.awaitQuiet(rig);
    List<Sent> accepted = killAllWhileTheyAccept(rig, "f4k0", accepting);
    int timers = Faults.escalate(rig, "f3", Duration.ZERO, APART);
    due.holds(timers == TIMERS, "%d timers, not %d".formatted(timers, TIMERS));
    Patience.pause(APART.multipliedBy(TIMERS).plusSeconds(Form.of(0, 180)));
    rig.nodes().forEach(Node::launch);
    Patience.until(
        "a node is ready", Faults.PATIENCE, () -> rig.nodes().stream().anyMatch(Node::isHealthy));
    checkEscalations(rig, waiting, System.nanoTime(), due);
    accepting.pages(Tally.await(accepted, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    rig.nodes().forEach(Node::awaitReady);
    for (int kill = 1; kill < KILLS; kill++) {
      List<Sent> more = killAllWhileTheyAccept(rig, "f4k" + kill, accepting);
      Faults.startWhatIsDown(rig);
      accepting.pages(Tally.await(more, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    }
    accepting.end();
    due.end();
  }

  private static Row accepting() {
    return Row.of(
            "F4",
            "kill -9 of every node right after it has accepted alerts",
            "every alert that was answered with 2xx is on disk, and is paged after the start")
        .repetitions(KILLS);
  }

  private static Row due() {
    return Row.of(
        "F3",
        "kill -9 of every node; %d escalations fall due before they are started again"
            .formatted(TIMERS),
        "after the start each is done once, in the order of their due dates, within 10 s");
  }

  private static List<Sent> killAllWhileTheyAccept(Rig rig, String name, Row row) {
    AlertLoad.Running load = AlertLoad.distinct(name, rig.nodes()).begin(500, 8);
    Patience.until(
        "enough is accepted",
        Faults.PATIENCE,
        () -> load.sent().stream().filter(Sent::accepted).count() >= Form.of(50, 200));
    rig.nodes().forEach(Node::kill);
    List<Sent> sent = load.stop();
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
    row.count("accepted and not on disk", missing.size());
    row.holds(missing.isEmpty(), "accepted and not on disk: " + missing);
    return sent;
  }

  private static void checkEscalations(Rig rig, List<Sent> waiting, long ready, Row row) {
    Tally escalated = Tally.await(waiting, rig.mails(), Organisation.SECONDARY, Faults.PATIENCE);
    row.count("escalations lost", escalated.lost().size());
    row.count("escalated twice", escalated.twice().size());
    row.holds(escalated.lost().isEmpty(), "not escalated: " + escalated.lost());
    row.holds(escalated.twice().isEmpty(), "escalated twice: " + escalated.twice());
    List<Mail> mails = rig.mails().mailsTo(Organisation.SECONDARY);
    row.within(
        "last after the start", Tally.lastAfter(ready, waiting, mails), Duration.ofSeconds(10));
    row.within("out of order by", outOfOrder(mails), Duration.ofSeconds(2));
  }

  /** How much later the one that was overtaken by most had been due than the one that overtook. */
  private static Duration outOfOrder(List<Mail> mails) {
    List<String> arrived =
        mails.stream()
            .sorted(Comparator.comparingLong(Mail::nanos))
            .map(Mail::title)
            .distinct()
            .toList();
    int worst = 0;
    int latest = 0;
    for (String title : arrived) {
      int number = Integer.parseInt(title.substring(title.lastIndexOf('-') + 1));
      worst = Math.max(worst, latest - number);
      latest = Math.max(latest, number);
    }
    return APART.multipliedBy(worst);
  }
}
