package org.tocsin.oncall.rotation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's time on call, without interruption and for one reason.
 *
 * @param from its first instant; null when it has always been so
 * @param until the first instant after it, at which the next shift begins; null when it has no end
 * @param source the turn or the override it comes from
 */
public record Shift(String person, @Nullable Instant from, @Nullable Instant until, String source) {
  /** Whether somebody holds it without taking turns. */
  @JsonIgnore
  public boolean isAlways() {
    return source.equals(Held.ALWAYS);
  }

  @JsonIgnore
  public boolean isOverride() {
    return source.startsWith(Held.OVERRIDE);
  }

  public boolean contains(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  boolean touches(Instant begin, Instant end) {
    return (from == null || from.isBefore(end)) && (until == null || until.isAfter(begin));
  }

  /** Longer by another shift of the same person, if they meet. */
  public Shift joined(Shift other) {
    if (until != null && until.equals(other.from)) {
      return new Shift(person, from, other.until, source);
    }
    return from != null && from.equals(other.until)
        ? new Shift(person, other.from, until, source)
        : this;
  }

  /** Without the ends that are not inside this time. */
  public Shift within(Instant begin, Instant end) {
    return new Shift(
        person,
        from == null || from.isAfter(begin) ? from : null,
        until == null || until.isBefore(end) ? until : null,
        source);
  }
}
