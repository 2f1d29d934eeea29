package org.tocsin.alert;

import org.jspecify.annotations.Nullable;
import org.tocsin.shared.IncidentNumber;

/** Where an acknowledgement goes that was given at the sender of an alert. */
public interface AnswerDesk {
  /**
   * Answers a page of the incident; does nothing when none waits.
   *
   * @param person the id of who acknowledged; null when the sender does not say
   * @param note where they did so, for the timeline
   */
  void acknowledge(IncidentNumber incident, @Nullable String person, String note);
}
