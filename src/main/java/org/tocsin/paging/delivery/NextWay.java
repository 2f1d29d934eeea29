package org.tocsin.paging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's ways comes next for a message, and when.
 *
 * @param at may have passed: then it is to be used now
 * @param another whether a further way is to be used even if this one works
 */
record NextWay(String way, Instant at, boolean another) {

  /** How a way has done so far. */
  enum Outcome {
    UNTRIED,
    FAILED,
    WORKED
  }

  /**
   * One of the person's ways.
   *
   * @param after see {@link org.tocsin.directory.model.PersonalWay}
   * @param wakes whether quiet hours hold it back
   */
  record Option(String way, @Nullable Duration after, boolean wakes, Outcome outcome) {
    private Option worked() {
      return new Option(way, after, wakes, Outcome.WORKED);
    }
  }

  private record Due(String way, Instant at) {}

  /**
   * The first way is used at once, and so is each of which all before it have failed or wait for
   * the end of the quiet hours. When one before it has worked, a way is used after its delay, if it
   * has one. Delays count from the moment when the message was made or, for a way that wakes, from
   * the end of the quiet hours it was made in.
   *
   * @param ways in the person's order
   * @param made when the message was made
   * @param awake the first instant, from a given one on, that is in no quiet hours
   */
  static Optional<NextWay> of(
      List<Option> ways, Instant made, Instant now, UnaryOperator<Instant> awake) {
    return due(ways, made, now, awake)
        .map(
            next ->
                new NextWay(
                    next.way(),
                    next.at(),
                    due(whenWorked(next.way(), ways), made, now, awake).isPresent()));
  }

  private static List<Option> whenWorked(String way, List<Option> ways) {
    return ways.stream()
        .map(option -> option.way().equals(way) ? option.worked() : option)
        .toList();
  }

  private static Optional<Due> due(
      List<Option> ways, Instant made, Instant now, UnaryOperator<Instant> awake) {
    Due next = null;
    boolean reached = false;
    for (Option way : ways) {
      if (way.outcome() == Outcome.UNTRIED) {
        Instant at = reached ? delayed(way, made, awake) : soonest(way, now, awake);
        if (at != null && !at.isAfter(now)) {
          return Optional.of(new Due(way.way(), at));
        }
        if (at != null && (next == null || at.isBefore(next.at()))) {
          next = new Due(way.way(), at);
        }
      }
      reached |= way.outcome() == Outcome.WORKED;
    }
    return Optional.ofNullable(next);
  }

  private static Instant soonest(Option way, Instant now, UnaryOperator<Instant> awake) {
    return way.wakes() ? awake.apply(now) : now;
  }

  private static @Nullable Instant delayed(Option way, Instant made, UnaryOperator<Instant> awake) {
    if (way.after() == null) {
      return null;
    }
    return way.wakes() ? awake.apply(awake.apply(made).plus(way.after())) : made.plus(way.after());
  }
}
