package org.tocsin.paging.answer;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;

/** Takes the word of whoever leads an incident, given by a reply to a page, that it is over. */
@Component
class Mitigating {
  private final Incidents incidents;
  private final Processes processes;

  Mitigating(Incidents incidents, Processes processes) {
    this.incidents = incidents;
    this.processes = processes;
  }

  /** Whether this person may say so now: the responder or the commander, until it is mitigated. */
  boolean may(IncidentNumber number, String person) {
    Incident incident = incidents.get(number);
    return incident.state() == Incident.State.ACKNOWLEDGED
        && (person.equals(incident.responder()) || person.equals(incident.commander()));
  }

  /**
   * @return false when it is not this person's to say, or no longer
   */
  @Transactional
  boolean over(IncidentNumber incident, String person) {
    if (!may(incident, person)) {
      return false;
    }
    processes.tell(Message.MITIGATED_BY_REPLY, incident, Map.of("repliedBy", person));
    return true;
  }
}
