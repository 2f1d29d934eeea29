package org.tocsin.postmortem;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Takes the verdict of the review: approved, or back to the author. */
@Component
@AnswersForm(value = "review-postmortem", sometimes = "changesWanted")
class PostmortemReviewed implements Verb<PostmortemReviewed.In, Verb.Nothing> {
  private final Postmortems postmortems;
  private final Timeline timeline;

  PostmortemReviewed(Postmortems postmortems, Timeline timeline) {
    this.postmortems = postmortems;
    this.timeline = timeline;
  }

  record In(
      IncidentNumber incident,
      String person,
      @Pattern(regexp = "yes|no", message = "Say whether you approve: yes or no.") String approved,
      @Size(max = 4000, message = "The changes have to fit into 4000 characters.")
          @Nullable String changesWanted) {

    @AssertTrue(message = "Say which changes you want.")
    boolean isChangeNamedWhenNotApproved() {
      return !"no".equals(approved) || (changesWanted != null && !changesWanted.isBlank());
    }
  }

  @Override
  public Nothing apply(In in) {
    boolean approved = in.approved().equals("yes");
    if (approved) {
      postmortems.approve(in.incident(), in.person());
    }
    timeline.add(
        in.incident(),
        "postmortem-reviewed",
        in.person(),
        approved
            ? in.person() + " approved the postmortem."
            : in.person() + " wants changes: " + in.changesWanted());
    return Nothing.NOTHING;
  }
}
