package org.tocsin.incident;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.outside.Conflicts;
import org.tocsin.engine.process.Processes;
import org.tocsin.engine.process.Severities;
import org.tocsin.incident.Incident.State;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** What a person decides about an incident: the record says who, and its process hears of it. */
@Component
public class Responding {
  private static final int LONGEST_REASON = 1000;

  private final Incidents incidents;
  private final Timeline timeline;
  private final Processes processes;
  private final Severities severities;
  private final TransactionTemplate transaction;

  Responding(
      Incidents incidents,
      Timeline timeline,
      Processes processes,
      Severities severities,
      PlatformTransactionManager transactions) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.processes = processes;
    this.severities = severities;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Closes the incident as a false alarm.
   *
   * @return false when it is not acknowledged yet, or is mitigated already
   */
  public boolean reportFalseAlarm(IncidentNumber number, String person) {
    return atOnce(
        () -> {
          if (incidents.get(number).state() != State.ACKNOWLEDGED) {
            return false;
          }
          timeline.add(
              number, "false-alarm-reported", person, "%s says: a false alarm.".formatted(person));
          processes.tell(Message.FALSE_ALARM, number, Map.of());
          return true;
        });
  }

  /**
   * Moves the response to the process of another severity.
   *
   * @param severity its name, such as SEV1
   * @return false when the incident has this severity already, or is closed
   * @throws IllegalArgumentException when there is no such severity, or no reason, or one that is
   *     too long; the message says which
   */
  public boolean changeSeverity(
      IncidentNumber number, String severity, String reason, String person) {
    if (severities.all().stream().noneMatch(known -> known.severity().name().equals(severity))) {
      throw new IllegalArgumentException("There is no process for this severity.");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "Give a reason for the change, in at most %d characters.".formatted(LONGEST_REASON));
    }
    return atOnce(() -> changeSeverity(number, new Severity(severity), reason.strip(), person));
  }

  private boolean changeSeverity(
      IncidentNumber number, Severity severity, String reason, String person) {
    Incident incident = incidents.get(number);
    if (incident.state() == State.CLOSED || incident.severity().equals(severity)) {
      return false;
    }
    timeline.add(
        number,
        "severity-change-asked",
        person,
        "%s asks for %s: %s".formatted(person, severity, reason),
        Map.of("to", severity.name(), "reason", reason));
    processes.tell(
        Message.SEVERITY_CHANGED, number, Map.of("newSeverity", severity.name(), "reason", reason));
    return true;
  }

  /** Two people may decide at the same moment; the second looks again. */
  private boolean atOnce(BooleanSupplier decision) {
    return Conflicts.retry(
        () -> Boolean.TRUE.equals(transaction.execute(status -> decision.getAsBoolean())));
  }
}
