package org.tocsin.oncall.swap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.oncall.override.Wanted;
import org.tocsin.oncall.schedule.Target;

/**
 * A swap that somebody wants: a shift of theirs for another person, perhaps one in return.
 *
 * @param target as {@link Target} writes it
 * @param other who would take over
 * @param returnFrom of what the one who asks takes over; null for nothing
 * @param reason at most 500 characters; may be empty
 */
public record Asked(
    @Nullable String target,
    @Nullable String other,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Instant returnFrom,
    @Nullable Instant returnUntil,
    @Nullable String reason) {
  /** That the other comes in for the one who asks. */
  Wanted given(String askedBy) {
    return new Wanted(target, "take over", other, askedBy, from, until, reason);
  }

  boolean hasReturn() {
    return returnFrom != null || returnUntil != null;
  }

  /** That the one who asks comes in for the other. */
  Wanted returned(String askedBy) {
    return new Wanted(target, "take over", askedBy, other, returnFrom, returnUntil, reason);
  }
}
