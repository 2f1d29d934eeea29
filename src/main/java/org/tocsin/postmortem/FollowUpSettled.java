package org.tocsin.postmortem;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Takes the answer to a follow-up: done, or waived with a reason. */
@Component
@AnswersForm(value = "do-follow-up", sometimes = "followUpNote")
class FollowUpSettled implements Verb<FollowUpSettled.In, Verb.Nothing> {
  private final Postmortems postmortems;
  private final Timeline timeline;

  FollowUpSettled(Postmortems postmortems, Timeline timeline) {
    this.postmortems = postmortems;
    this.timeline = timeline;
  }

  record In(
      IncidentNumber incident,
      String person,
      long followUp,
      @Pattern(regexp = "done|waived", message = "Say whether it is done or waived.")
          String outcome,
      @Size(max = 4000, message = "The note has to fit into 4000 characters.")
          @Nullable String followUpNote) {

    @AssertTrue(message = "Say why it is waived.")
    boolean isReasonGivenWhenWaived() {
      return !"waived".equals(outcome) || (followUpNote != null && !followUpNote.isBlank());
    }
  }

  @Override
  public Nothing apply(In in) {
    FollowUp.Outcome outcome = FollowUp.Outcome.valueOf(in.outcome().toUpperCase(Locale.ROOT));
    postmortems.settle(in.followUp(), outcome, in.followUpNote(), in.person());
    String what = postmortems.followUp(in.followUp()).what();
    timeline.add(
        in.incident(),
        "follow-up-settled",
        in.person(),
        "Follow-up %s: %s%s"
            .formatted(
                outcome.word(), what, in.followUpNote() == null ? "" : " — " + in.followUpNote()),
        Map.of("followUp", in.followUp(), "outcome", outcome.word()));
    return Nothing.NOTHING;
  }
}
