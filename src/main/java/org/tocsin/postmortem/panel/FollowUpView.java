package org.tocsin.postmortem.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.postmortem.FollowUp;
import org.tocsin.view.People;

/** A follow-up of an incident; without an outcome it is open. */
record FollowUpView(
    String what, String owner, String due, @Nullable String outcome, @Nullable String note) {
  static List<FollowUpView> of(List<FollowUp> followUps, People.Names names) {
    return followUps.stream()
        .map(
            followUp ->
                new FollowUpView(
                    followUp.what(),
                    names.of(followUp.owner()),
                    followUp.due().toString(),
                    followUp.outcome() == null ? null : followUp.outcome().word(),
                    followUp.note()))
        .toList();
  }
}
