package org.tocsin.oncall.schedule;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An exception from the plan: for a while somebody else is on call.
 *
 * @param kind what happens to the people who would be on call
 * @param person who comes in, or for {@link Kind#REMOVE} who is left out
 * @param insteadOf whom a take-over replaces, if they would be on call; null for everybody
 * @param from its first instant
 * @param until the first instant after it
 * @param uid of the imported event it was made from; null when a person made it
 * @param reason why, for whoever looks at the calendar
 */
public record OnCallOverride(
    long id,
    Target target,
    Kind kind,
    String person,
    @Nullable String insteadOf,
    Instant from,
    Instant until,
    @Nullable String uid,
    String reason,
    String by,
    Instant at) {

  /** What an override does. */
  public enum Kind {
    TAKE_OVER,
    ADD,
    REMOVE;

    /** The words used in the database, the interfaces and texts. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * @throws IllegalArgumentException when there is no such kind
     */
    public static Kind of(String words) {
      return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }
  }

  boolean counts(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
