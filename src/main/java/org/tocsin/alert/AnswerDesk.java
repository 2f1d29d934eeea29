package org.tocsin.alert;

import org.jspecify.annotations.Nullable;
import org.tocsin.shared.IncidentNumber;

/** Where an acknowledgement goes that was given at the sender of an alert. */
public interface AnswerDesk {
  /**
   * Answers a page of the incident; does nothing when none waits.
   *
   * @param actor the key it came with
   * @param claimed who the sender says it was, which nobody has checked; null when it does not say
   * @param note what they wrote; may be empty
   */
  void acknowledge(IncidentNumber incident, String actor, @Nullable String claimed, String note);
}
