package org.tocsin.incident.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.PagingDesk;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Takes the answers of resolution: cause, fix, and how one knows that it is over. */
@Component
@AnswersForm("resolve")
class ResolveAnswered implements Verb<ResolveAnswered.In, ResolveAnswered.Out> {
  private final Incidents incidents;
  private final Timeline timeline;
  private final PagingDesk paging;

  ResolveAnswered(Incidents incidents, Timeline timeline, PagingDesk paging) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.paging = paging;
  }

  /**
   * @param postmortem whether one is wanted; asked only where the model leaves it open
   */
  record In(
      IncidentNumber incident,
      String person,
      @NotBlank(message = "Name the cause.")
          @Size(max = 4000, message = "The cause has to fit into 4000 characters.")
          String cause,
      @NotBlank(message = "Name the fix.")
          @Size(max = 4000, message = "The fix has to fit into 4000 characters.")
          String fix,
      @NotBlank(message = "Say how you know that it is back to normal.")
          @Size(max = 4000, message = "How you know has to fit into 4000 characters.")
          String backToNormal,
      @Pattern(regexp = "yes|no", message = "Say whether a postmortem is wanted: yes or no.")
          @Nullable String postmortem) {}

  record Out(String postmortem) {}

  @Override
  public Out apply(In in) {
    incidents.resolved(in.incident());
    timeline.add(
        in.incident(),
        "resolved",
        in.person(),
        "Resolved: " + in.fix(),
        Map.of("cause", in.cause(), "fix", in.fix(), "backToNormal", in.backToNormal()));
    paging.callOff(in.incident());
    return new Out(in.postmortem() == null ? "yes" : in.postmortem());
  }
}
