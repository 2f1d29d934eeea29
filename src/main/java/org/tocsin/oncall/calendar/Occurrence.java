package org.tocsin.oncall.calendar;

import java.time.Instant;
import java.util.List;

/**
 * One event of an imported calendar, or one repetition of it.
 *
 * @param people the ids of those who are on call by it
 * @param priority 0 to 9; where several events overlap, the highest counts
 */
record Occurrence(List<String> people, int priority, Instant from, Instant until) {
  boolean counts(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
