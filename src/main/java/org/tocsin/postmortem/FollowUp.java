package org.tocsin.postmortem;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done so that it does not happen again.
 *
 * @param due the last day on which it is in time
 * @param outcome null while it is open
 * @param note what was done, or why it is waived
 */
public record FollowUp(
    long id,
    String what,
    String owner,
    LocalDate due,
    @Nullable Outcome outcome,
    @Nullable String note,
    @Nullable String settledBy) {

  /** How it was settled. */
  public enum Outcome {
    DONE,
    WAIVED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
