package org.tocsin.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Mail;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** Nodes that stand still and go on, or are restarted one after the other. */
@Tag("fault")
@Tag("long")
class FrozenNodeTest {
  @Test
  void aNodeThatWasFrozenWhileItSentDoesNotSendWhatAnotherHasSent() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F6",
            "SIGSTOP for 60 s of the node that sends pages, then SIGCONT",
            "the other node sends them; the first one sends none of them again when it goes on");
    AtomicBoolean first = new AtomicBoolean(true);
    AtomicReference<Node> frozen = new AtomicReference<>();
    rig.mails()
        .onTaken(
            mail -> {
              Patience.pause(Duration.ofMillis(200));
              if (first.getAndSet(false)) {
                Node node = node(rig, mail);
                frozen.set(node);
                node.freeze();
              }
            });
    List<Sent> sent = AlertLoad.distinct("f6", rig.nodes()).send(30, 30, 4);
    Patience.until("a node is frozen", Faults.PATIENCE, () -> frozen.get() != null);
    long began = System.nanoTime();
    Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE);
    row.within(
        "taken over after",
        Tally.lastAfter(began, sent, rig.mails().mails()),
        Faults.TAKEN_OVER.plusSeconds(10));
    Duration left = Duration.ofSeconds(60).minusNanos(System.nanoTime() - began);
    Patience.pause(left.isNegative() ? Duration.ZERO : left);
    long thawed = System.nanoTime();
    Map<String, Long> before = new HashMap<>();
    rig.mails().mails().forEach(mail -> before.merge(mail.title(), 1L, Long::sum));
    frozen.get().thaw();
    Patience.pause(Duration.ofSeconds(20));
    long again =
        rig.mails().mails().stream()
            .filter(mail -> mail.nanos() > thawed && before.containsKey(mail.title()))
            .count();
    row.count("sent again after it went on", again);
    row.holds(again == 0, again + " pages were sent again after it went on");
    row.pages(Tally.of(sent, rig.mails().mails(), Organisation.PRIMARY));
    row.end();
  }

  private static Node node(Rig rig, Mail mail) {
    return rig.nodes().stream()
        .filter(node -> node.name().equals(mail.client()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nodesAreRestartedOneAfterTheOtherUnderLoad() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F5",
            "SIGTERM and start of one node after the other, while alerts come in",
            "no page lost or repeated, no 5xx for a sender that knows both nodes");
    AlertLoad.Running load = AlertLoad.distinct("f5", rig.nodes()).begin(20, 8);
    for (Node node : rig.nodes()) {
      Patience.pause(Duration.ofSeconds(3));
      node.terminate();
      node.start();
    }
    Patience.pause(Duration.ofSeconds(3));
    List<Sent> sent = load.stop();
    Tally tally = Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE);
    row.pages(tally);
    long failed = sent.stream().filter(alert -> !alert.accepted()).count();
    row.count("5xx or no answer", failed);
    row.holds(failed == 0, failed + " alerts were not accepted at once");
    row.holds(tally.repeated() == 0, tally.repeated() + " pages were repeated");
    row.end();
  }
}
