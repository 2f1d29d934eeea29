package org.tocsin.incident.response;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.engine.process.Severities;
import org.tocsin.engine.verb.Outside;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.PagingDesk;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/**
 * Change severity: the running incident moves to the process of its new severity. It stands outside
 * the process that asks for it, because an instance cannot move itself.
 */
@Component
class ChangeSeverity implements Outside<ChangeSeverity.In, ChangeSeverity.Out> {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Processes processes;
  private final Severities severities;
  private final PagingDesk paging;

  ChangeSeverity(
      Incidents incidents,
      Timeline timeline,
      Processes processes,
      Severities severities,
      PagingDesk paging) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.processes = processes;
    this.severities = severities;
    this.paging = paging;
  }

  record In(IncidentNumber incident, Severity newSeverity, String reason) {}

  record Out(Severity severity) {}

  @Override
  public String topic() {
    return "change-severity";
  }

  @Override
  @Transactional
  public Out apply(In in) {
    Incident incident = incidents.get(in.incident());
    Severity before = incident.severity();
    if (!before.equals(in.newSeverity())) {
      processes.move(in.incident(), severities.process(in.newSeverity(), incident.team()));
      incidents.changeSeverity(in.incident(), in.newSeverity());
      timeline.add(
          in.incident(),
          "severity-changed",
          Timeline.TOCSIN,
          "%s instead of %s: %s".formatted(in.newSeverity(), before, in.reason()),
          Map.of("from", before.name(), "to", in.newSeverity().name(), "reason", in.reason()));
      paging.callOffEnded(in.incident());
      if (in.newSeverity().worseThan(before) && incident.state() == Incident.State.OPEN) {
        processes.tell(
            Message.PAGE_GOT_WORSE,
            in.incident(),
            Map.of(
                "severity",
                in.newSeverity().name(),
                "step",
                1,
                "reason",
                "It is a " + in.newSeverity() + " now"));
      }
    }
    return new Out(in.newSeverity());
  }
}
