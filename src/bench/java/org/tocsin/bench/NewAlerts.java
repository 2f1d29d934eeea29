package org.tocsin.bench;

import java.time.Duration;
import java.util.List;
import org.tocsin.bench.Alerts.Severity;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Mail;

/** Posts alerts that nobody has seen before to one receiver, and waits for their mails. */
final class NewAlerts {
  private static final int CONNECTIONS = 16;
  private static final int SERVICES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Receiver receiver;
  private final Mails mails;
  private final Stage stage;

  NewAlerts(Receiver receiver, Stage stage) {
    this.receiver = receiver;
    this.stage = stage;
    this.mails = new Mails(stage.mails(), receiver.mailbox());
  }

  /**
   * What came of it.
   *
   * @param toAnswer from when a POST was due to its answer, in milliseconds
   * @param toMail from when a POST was due to the mail taken by the mail server; of those that came
   * @param mailsPerSecond from the first POST to the last mail
   * @param refused answers other than 2xx, and none
   */
  record Outcome(double[] toAnswer, double[] toMail, double mailsPerSecond, int refused) {
    int withoutMail() {
      return toAnswer.length - toMail.length;
    }
  }

  /** Posts alerts that join open incidents; returns how long each took, in milliseconds. */
  double[] join(double perSecond, int number) {
    int first = stage.takeNumbers(number);
    return AlertLoad.toPort("bench", receiver.port(), Alerts.further(first, SERVICES))
        .send(number, perSecond, CONNECTIONS)
        .stream()
        .mapToDouble(sent -> sent.took().toNanos() / 1e6)
        .toArray();
  }

  Outcome post(double perSecond, int number, Severity severity) throws InterruptedException {
    mails.clear();
    int first = stage.takeNumbers(number);
    List<Sent> sent =
        AlertLoad.toPort("bench", receiver.port(), Alerts.each(first, severity))
            .send(number, perSecond, CONNECTIONS);
    long accepted = sent.stream().filter(Sent::accepted).count();
    List<Mail> arrived = mails.await(first, first + number, Math.toIntExact(accepted), PATIENCE);
    long[] due = new long[number];
    sent.forEach(one -> due[(int) one.number()] = one.due());
    double[] toMail =
        arrived.stream()
            .mapToDouble(
                mail -> (mail.nanos() - due[Alerts.numberIn(mail.subject()) - first]) / 1e6)
            .toArray();
    long last = arrived.stream().mapToLong(Mail::nanos).max().orElse(Long.MAX_VALUE);
    return new Outcome(
        sent.stream().mapToDouble(one -> one.took().toNanos() / 1e6).toArray(),
        toMail,
        arrived.size() / ((last - due[0]) / 1e9),
        Math.toIntExact(number - accepted));
  }
}
