package org.tocsin.console.incident;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Tells the process of an incident what a person has decided, and notes who it was. */
@Component
@Transactional
class Responding {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Processes processes;

  Responding(Incidents incidents, Timeline timeline, Processes processes) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.processes = processes;
  }

  /**
   * @return false when the response is not at a point where it could be one
   */
  boolean falseAlarm(IncidentNumber number, String person) {
    if (incidents.get(number).state() != State.ACKNOWLEDGED) {
      return false;
    }
    timeline.add(
        number, "false-alarm-reported", person, "%s says: a false alarm.".formatted(person));
    processes.tell(Message.FALSE_ALARM, number, Map.of());
    return true;
  }

  /**
   * @return false when the incident has this severity already, or is closed
   */
  boolean changeSeverity(IncidentNumber number, Severity severity, String reason, String person) {
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
}
