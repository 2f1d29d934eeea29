package org.tocsin.incident.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Takes the answers of coordination: who does what, and where people talk. */
@Component
@AnswersForm("coordinate")
class CoordinateAnswered implements Verb<CoordinateAnswered.In, Verb.Nothing> {
  private final Timeline timeline;

  CoordinateAnswered(Timeline timeline) {
    this.timeline = timeline;
  }

  record In(
      IncidentNumber incident,
      String person,
      @NotBlank(message = "Say who does what.")
          @Size(max = 4000, message = "Who does what has to fit into 4000 characters.")
          String plan,
      @Size(max = 255, message = "The channel has to fit into 255 characters.")
          @Nullable String channel,
      @Size(max = 255, message = "The estimate has to fit into 255 characters.")
          @Nullable String estimate) {}

  @Override
  public Nothing apply(In in) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (in.channel() != null) {
      data.put("channel", in.channel());
    }
    if (in.estimate() != null) {
      data.put("estimate", in.estimate());
    }
    timeline.add(in.incident(), "coordinated", in.person(), "Plan: " + in.plan(), data);
    return Nothing.NOTHING;
  }
}
