package org.tocsin.postmortem.panel;

import org.jspecify.annotations.Nullable;
import org.tocsin.postmortem.Postmortems.Postmortem;
import org.tocsin.view.People;

/**
 * The postmortem of an incident.
 *
 * @param approvedBy null as long as its review is not over
 */
record PostmortemView(
    String author,
    @Nullable String approvedBy,
    String whatHappened,
    String impact,
    String wentWell,
    String wentBadly) {
  static PostmortemView of(Postmortem postmortem, People.Names names) {
    return new PostmortemView(
        names.of(postmortem.author()),
        names.orNull(postmortem.approvedBy()),
        postmortem.whatHappened(),
        postmortem.impact(),
        postmortem.wentWell(),
        postmortem.wentBadly());
  }
}
