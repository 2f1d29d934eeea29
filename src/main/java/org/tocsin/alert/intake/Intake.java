package org.tocsin.alert.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.Alerts;
import org.tocsin.alert.AnswerDesk;
import org.tocsin.alert.dedup.AlertIdentities;
import org.tocsin.alert.dedup.Repetitions;
import org.tocsin.engine.outside.Conflicts;
import org.tocsin.security.key.IntakeKey;
import org.tocsin.shared.Actor;

/**
 * Takes alerts in. When {@link #accept} returns, everything is committed; when it throws, nothing
 * is. The same message may come any number of times.
 */
@Component
public class Intake {
  /** Of 24 connections; those who answer a storm need the others. */
  private final Bound bound = new Bound(8, 100, Duration.ofSeconds(2));

  private final Alerts alerts;
  private final Repetitions repetitions;
  private final Taking taking;
  private final ServiceOfKey services;
  private final AlertIdentities identities;
  private final AnswerDesk answers;
  private final TransactionTemplate transaction;

  Intake(
      Alerts alerts,
      Repetitions repetitions,
      Taking taking,
      ServiceOfKey services,
      AlertIdentities identities,
      AnswerDesk answers,
      TransactionTemplate transaction) {
    this.alerts = alerts;
    this.repetitions = repetitions;
    this.taking = taking;
    this.services = services;
    this.identities = identities;
    this.answers = answers;
    this.transaction = transaction;
  }

  /**
   * @param key what it was sent with
   * @throws Overloaded when so much arrives that nothing of this was stored
   */
  public void accept(AlertGroup sent, IntakeKey key) {
    AlertGroup group = named(sent, key);
    bound.run(
        () -> {
          if (!isKnown(identities.own(group, key))) {
            take(group, key);
          }
        });
  }

  /** Takes alerts of Tocsin's own in, within the transaction that is running. */
  public void takeHere(AlertGroup group) {
    taking.take(group, Actor.TOCSIN);
  }

  /**
   * Somebody acknowledged an alert at its sender; does nothing when it fires in no incident.
   *
   * @param key what it was sent with
   * @param claimed who the sender says it was; null when it does not say
   * @param note what they wrote; may be empty
   */
  public void acknowledge(
      String fingerprint, IntakeKey key, @Nullable String claimed, String note) {
    bound.run(
        () ->
            alerts
                .incidentOf(identities.stored(fingerprint, key))
                .ifPresent(incident -> answers.acknowledge(incident, key.actor(), claimed, note)));
  }

  private void take(AlertGroup group, IntakeKey key) {
    Conflicts.retry(
        () -> {
          transaction.executeWithoutResult(
              status -> taking.take(identities.stored(group, key), key.actor()));
          return group;
        });
  }

  /** Most messages repeat what is known, which costs one update for many of them. */
  private boolean isKnown(AlertGroup group) {
    return group.over().isEmpty() && repetitions.count(group.alerts());
  }

  private AlertGroup named(AlertGroup group, IntakeKey key) {
    Map<String, String> known = new HashMap<>();
    List<Alert> alerts =
        group.alerts().stream()
            .map(
                alert -> {
                  String service =
                      known.computeIfAbsent(alert.service(), name -> services.of(name, key));
                  return service.equals(alert.label("service"))
                      ? alert
                      : alert.with("service", service);
                })
            .toList();
    return group.with(alerts);
  }
}
