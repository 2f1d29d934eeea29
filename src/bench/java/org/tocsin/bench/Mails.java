package org.tocsin.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.rig.Mail;
import org.tocsin.rig.SmtpSink;

/** What comes to one address about the alerts of this benchmark. */
final class Mails {
  private final SmtpSink sink;
  private final String address;

  Mails(SmtpSink sink, String address) {
    this.sink = sink;
    this.address = address;
  }

  void clear() {
    sink.clear();
  }

  /**
   * Waits until there are so many, or none has come for so long.
   *
   * @return the first mail about each alert from one number to before another
   */
  List<Mail> await(int from, int to, int number, Duration patience) throws InterruptedException {
    List<Mail> arrived = firsts(from, to);
    long end = System.nanoTime() + patience.toNanos();
    while (arrived.size() < number && System.nanoTime() < end) {
      Thread.sleep(200);
      List<Mail> more = firsts(from, to);
      if (more.size() > arrived.size()) {
        end = System.nanoTime() + patience.toNanos();
      }
      arrived = more;
    }
    return arrived;
  }

  private List<Mail> firsts(int from, int to) {
    Map<Integer, Mail> firsts = new HashMap<>();
    for (Mail mail : sink.mailsTo(address)) {
      int number = Alerts.numberIn(mail.subject());
      if (number >= from && number < to) {
        firsts.putIfAbsent(number, mail);
      }
    }
    return List.copyOf(firsts.values());
  }
}
