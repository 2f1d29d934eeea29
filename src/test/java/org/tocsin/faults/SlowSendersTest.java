package org.tocsin.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Rig;
import org.tocsin.rig.SlowSenders;

/** Strangers who send a byte now and then, to keep a node busy. */
@Tag("fault")
class SlowSendersTest {
  @Test
  void strangersWhoSendSlowlyKeepNoAlertOut() throws IOException {
    Rig rig = Faults.rig();
    int strangers = 300;
    Duration slow = Duration.ofSeconds(Form.of(5, 10));
    Row row =
        Row.of(
            "F20",
            "%d connections to each node send heads and bodies byte by byte, without a key or with"
                    .formatted(strangers)
                + " a wrong one",
            "alerts are answered within 2 s and paged; 16 kB that take 10 s are taken too");
    // what a node has never done takes it seconds the first time
    AlertLoad.distinct("f20w", rig.nodes()).send(20, 4);
    try (SlowSenders one = new SlowSenders(rig.node(0).port(), strangers);
        SlowSenders other = new SlowSenders(rig.node(1).port(), strangers)) {
      AlertLoad.Running load = AlertLoad.distinct("f20", rig.nodes()).begin(5, 4);
      String answer = SlowSenders.sendSlowly(rig.node(0).port(), large(), 20, slow);
      List<Sent> sent = load.stop();
      row.holds(answer.contains(" 200"), "a slow alert of 16 kB was answered: " + answer);
      long refused = sent.stream().filter(alert -> !alert.accepted()).count();
      row.count("refused", refused);
      row.holds(refused == 0, refused + " alerts were refused");
      row.within(
          "longest answer",
          sent.stream().map(Sent::call).max(Duration::compareTo).orElseThrow(),
          Duration.ofSeconds(Form.of(5, 2)));
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    }
    row.end();
  }

  private static byte[] large() {
    return AlertLoad.generic("f20 " + "x".repeat(16_000), "f20large", "f20large", "warning");
  }
}
