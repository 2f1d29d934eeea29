package org.tocsin.postmortem;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.engine.verb.AnswerRejected;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Takes the postmortem its author wrote. */
@Component
@AnswersForm("write-postmortem")
class PostmortemWritten implements Verb<PostmortemWritten.In, PostmortemWritten.Out> {
  private final Postmortems postmortems;
  private final Directory directory;
  private final Timeline timeline;

  PostmortemWritten(Postmortems postmortems, Directory directory, Timeline timeline) {
    this.postmortems = postmortems;
    this.directory = directory;
    this.timeline = timeline;
  }

  record In(
      IncidentNumber incident,
      String person,
      @NotBlank(message = "Say what happened.")
          @Size(max = 4000, message = "What happened has to fit into 4000 characters.")
          String whatHappened,
      @NotBlank(message = "Say what the impact was.")
          @Size(max = 4000, message = "The impact has to fit into 4000 characters.")
          String impact,
      @NotBlank(message = "Say what went well.")
          @Size(max = 4000, message = "What went well has to fit into 4000 characters.")
          String wentWell,
      @NotBlank(message = "Say what went badly.")
          @Size(max = 4000, message = "What went badly has to fit into 4000 characters.")
          String wentBadly,
      @Size(max = 4000, message = "The follow-ups have to fit into 4000 characters.")
          @Nullable String followUpList) {}

  /** The verdict of an earlier review says nothing about what has been written now. */
  record Out(@Nullable String approved, @Nullable String changesWanted) {}

  @Override
  public Out apply(In in) {
    List<FollowUpList.Line> followUps = followUps(in.followUpList());
    postmortems.write(
        in.incident(),
        new Postmortems.Postmortem(
            in.person(),
            in.whatHappened(),
            in.impact(),
            in.wentWell(),
            in.wentBadly(),
            in.followUpList() == null ? "" : in.followUpList(),
            null));
    timeline.add(
        in.incident(),
        "postmortem-written",
        in.person(),
        "%s wrote the postmortem. Follow-ups: %d.".formatted(in.person(), followUps.size()));
    return new Out(null, null);
  }

  private List<FollowUpList.Line> followUps(@Nullable String text) {
    try {
      List<FollowUpList.Line> lines = FollowUpList.read(text);
      for (FollowUpList.Line line : lines) {
        if (directory.person(line.owner()).isEmpty()) {
          throw new AnswerRejected(
              "The follow-up '%s' has the owner '%s', whom the directory does not know."
                  .formatted(line.what(), line.owner()));
        }
      }
      return lines;
    } catch (IllegalArgumentException e) {
      throw new AnswerRejected(e.getMessage());
    }
  }
}
