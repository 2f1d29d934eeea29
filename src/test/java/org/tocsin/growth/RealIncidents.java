package org.tocsin.growth;

import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV2;
import static org.tocsin.testkit.Tempo.SEV3;

import java.time.Duration;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/**
 * Incidents that the real engine leads to their end: bad ones, some that somebody has to work on,
 * and some that are over before anybody does.
 */
final class RealIncidents {
  private static final String FOLLOW_UP = "Alert on the pool size; ben; 2026-12-01";

  private final World world;
  private final Alertmanager alertmanager;

  RealIncidents(World world, Alertmanager alertmanager) {
    this.world = world;
    this.alertmanager = alertmanager;
  }

  /** One of each kind. */
  void few() {
    worked(SEV1, "CheckoutDown");
    falseAlarm(SEV2, "ProbeFails");
    cleared(SEV3, "MemoryHigh", Duration.ofMinutes(9));
  }

  /** Ten, in the mixture a year has. */
  void many() {
    worked(SEV1, "CheckoutDown");
    worked(SEV2, "PaymentsSlow");
    worked(SEV2, "OrdersFail");
    worked(SEV3, "DiskFillsUp");
    worked(SEV3, "CertificateExpires");
    falseAlarm(SEV2, "ProbeFails");
    falseAlarm(SEV3, "QueueGrows");
    cleared(SEV1, "LatencyHigh", Duration.ofMinutes(2));
    cleared(SEV2, "ErrorsSpike", Duration.ofMinutes(20));
    cleared(SEV3, "MemoryHigh", Duration.ofMinutes(9));
  }

  private void worked(Tempo tempo, String alert) {
    alertmanager.fires("checkout", tempo.label(), alert);
    world.minutesPass(3);
    world.acknowledges("ada");
    alertmanager.fires("checkout", tempo.label(), alert + "Too");
    world.minutesPass(4);
    world.completes("ada", "Triage", Answers.triage(tempo.usersAffected()));
    if (tempo.commander() != null) {
      world.acknowledges(tempo.commander());
    }
    world.completes("ada", "Coordinate", Answers.coordinate());
    world.minutesPass(8);
    world.completes("ada", "Mitigate", Answers.mitigate());
    world.minutesPass(30);
    alertmanager.clears("checkout", alert);
    alertmanager.clears("checkout", alert + "Too");
    world.completes("ada", "Resolve", Answers.resolve("yes"));
    world.minutesPass(60);
    world.completes("ada", "Write postmortem", Answers.postmortem(FOLLOW_UP));
    world.completes("erin", "Review postmortem", Answers.approve());
    world.completes("ben", "Do follow-up", Answers.done());
  }

  private void falseAlarm(Tempo tempo, String alert) {
    alertmanager.fires("checkout", tempo.label(), alert);
    world.minutesPass(6);
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.falseAlarm());
    alertmanager.clears("checkout", alert);
  }

  private void cleared(Tempo tempo, String alert, Duration after) {
    alertmanager.fires("checkout", tempo.label(), alert);
    world.passes(after);
    alertmanager.clears("checkout", alert);
  }
}
