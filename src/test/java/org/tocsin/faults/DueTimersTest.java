package org.tocsin.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Mail;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** Escalations that several nodes would like to do, and clocks that are wrong. */
@Tag("fault")
@Tag("long")
class DueTimersTest {
  private static final int TIMERS = 300;
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void threeNodesDoWhatFallsDueInOneSecondOnce() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F11, L4",
            "%d escalations due in the same second, three nodes".formatted(TIMERS),
            "each once; the last page 5 s later at most");
    try (Node third = rig.node("c", rig.database().port(), rig.mails().port())) {
      third.java(Rig.SMALL).start();
      List<Sent> sent = opened(rig, "f11", TIMERS);
      Duration apart = Duration.ofMillis(1);
      row.holds(Faults.escalate(rig, "f11", SOON, apart) == TIMERS, "not every timer was set");
      long due = System.nanoTime() + SOON.toNanos();
      Tally tally = Tally.await(sent, rig.mails(), Organisation.SECONDARY, Faults.PATIENCE);
      Faults.awaitQuiet(rig);
      row.pages(Tally.of(sent, rig.mails().mails(), Organisation.SECONDARY));
      row.holds(tally.repeated() == 0, tally.repeated() + " pages were repeated");
      row.within(
          "last page after",
          Tally.lastAfter(due, sent, rig.mails().mailsTo(Organisation.SECONDARY)),
          Duration.ofSeconds(5));
    } finally {
      rig.forget("c");
    }
    row.end();
  }

  @Test
  void aNodeWhoseClockIsWrongEscalatesNeitherEarlyNorTwice() {
    FakeTime.library();
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F15",
            "the clock of one node of three is 10 minutes ahead, then 10 minutes behind",
            "no escalation more than 1 s early, none lost, none later than with right clocks");
    for (String step : List.of("+10m", "-10m")) {
      String name = step.startsWith("+") ? "f15p" : "f15m";
      rig.mails().clear();
      try (Node wrong = rig.node(name, rig.database().port(), rig.mails().port())) {
        FakeTime.on(wrong, step).java(Rig.SMALL).start();
        List<Sent> sent = opened(rig, name, 40);
        Duration apart = Duration.ofMillis(100);
        long now = System.nanoTime();
        row.holds(Faults.escalate(rig, name, SOON, apart) == 40, "not every timer was set");
        row.pages(Tally.await(sent, rig.mails(), Organisation.SECONDARY, Faults.PATIENCE));
        punctuality(row, rig, now + SOON.toNanos(), apart);
      } finally {
        rig.forget(name);
      }
    }
    row.end();
  }

  private static void punctuality(Row row, Rig rig, long first, Duration apart) {
    for (Mail mail : rig.mails().mailsTo(Organisation.SECONDARY)) {
      int number = Integer.parseInt(mail.title().substring(mail.title().lastIndexOf('-') + 1));
      long due = first + apart.toNanos() * number;
      Duration late = Duration.ofNanos(mail.nanos() - due);
      row.most("early", Math.max(0, -late.toMillis() / 1000.0), "s");
      row.holds(late.toMillis() > -1000, "%s was early by %s".formatted(mail.title(), late));
      row.within("late", late.isNegative() ? Duration.ZERO : late, Duration.ofSeconds(5));
    }
  }

  @Test
  void anEscalationSurvivesANewReleaseBesideTheOld() {
    Rig rig = Faults.rig();
    int running = 60;
    Row row =
        Row.of(
            "F17",
            "a node whose models differ joins while %d incidents run, then the old ones end"
                .formatted(running),
            "running incidents keep their models, and no escalation is lost or done twice");
    List<Sent> sent = opened(rig, "f17", running);
    Map<String, Long> before = definitions(rig);
    try (Node next =
        rig.node("next", rig.database().port(), rig.mails().port())
            .classes(NextRelease.models(rig.folder()))) {
      next.java(Rig.SMALL).start();
      Map<String, Long> after = definitions(rig);
      row.holds(
          after.get("page") > before.get("page"), "the release brought no new version of page");
      row.holds(
          Faults.escalate(rig, "f17", SOON, Duration.ofMillis(50)) == running,
          "not every timer was set");
      rig.nodes().get(0).terminate();
      row.pages(Tally.await(sent, rig.mails(), Organisation.SECONDARY, Faults.PATIENCE));
      long failed = rig.database().number("select count(*) from act_ru_job where retries_ = 0");
      row.count("failed steps", failed);
      row.holds(failed == 0, failed + " steps have failed");
      List<Sent> fresh = AlertLoad.distinct("f17n", List.of(next)).send(10, 5, 2);
      row.pages(Tally.await(fresh, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    } finally {
      rig.forget("next");
    }
    row.end();
  }

  private static Map<String, Long> definitions(Rig rig) {
    Map<String, Long> versions = new TreeMap<>();
    rig.database()
        .texts("select key_ || ' ' || max(version_) from act_re_procdef group by key_")
        .forEach(line -> versions.put(line.split(" ")[0], Long.valueOf(line.split(" ")[1])));
    return new HashMap<>(versions);
  }

  /** So many incidents of which each has paged its primary and waits. */
  private static List<Sent> opened(Rig rig, String name, int many) {
    List<Node> nodes = rig.nodes().subList(0, 2);
    List<Sent> sent = AlertLoad.distinct(name, nodes).send(many, 8);
    Patience.until(
        "every primary is paged",
        Faults.PATIENCE,
        () -> Tally.of(sent, rig.mails().mails(), Organisation.PRIMARY).lost().isEmpty());
    Faults.awaitQuiet(rig);
    return sent;
  }
}
