package org.tocsin.incident.response;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.PagingDesk;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Takes the answers of mitigation: the damage is stopped, and with it the clock. */
@Component
@AnswersForm("mitigate")
class MitigateAnswered implements Verb<MitigateAnswered.In, Verb.Nothing> {
  private final Incidents incidents;
  private final Timeline timeline;
  private final PagingDesk paging;

  MitigateAnswered(Incidents incidents, Timeline timeline, PagingDesk paging) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.paging = paging;
  }

  record In(
      IncidentNumber incident,
      String person,
      @NotBlank(message = "Say what stopped the damage.")
          @Size(max = 4000, message = "What stopped the damage has to fit into 4000 characters.")
          String mitigation,
      @AssertTrue(message = "Mitigated means that customers can work again: confirm it.")
          boolean customersWorking) {}

  @Override
  public Nothing apply(In in) {
    incidents.mitigated(in.incident());
    timeline.add(in.incident(), "mitigated", in.person(), "Mitigated: " + in.mitigation());
    paging.callOff(in.incident());
    return Nothing.NOTHING;
  }
}
