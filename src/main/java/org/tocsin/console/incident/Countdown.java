package org.tocsin.console.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.engine.timer.Deadlines;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.view.Spans;

/**
 * A moment that is waited for. The page counts down to it by itself.
 *
 * @param kind {@code escalation} or {@code due}
 * @param what the task that falls due; empty where it is clear
 */
record Countdown(String kind, String what, Instant until, Instant now) {
  private static final String ESCALATION = "escalation";
  private static final String DUE = "due";

  /**
   * What to show of an incident: its next moment; and when a task is overdue, the next escalation
   * too, because that is when somebody else hears of it.
   */
  static List<Countdown> of(Incident incident, Deadlines.Next next, Instant now) {
    Optional<Countdown> due =
        Optional.ofNullable(next.due())
            .map(at -> new Countdown(DUE, String.valueOf(next.task()), at, now));
    Optional<Countdown> escalation =
        Optional.ofNullable(next.timer())
            .filter(at -> incident.state() != State.RESOLVED)
            .map(at -> new Countdown(ESCALATION, "", at, now));
    if (due.isEmpty() || escalation.isEmpty() || due.get().isPast()) {
      return Stream.of(due, escalation).flatMap(Optional::stream).toList();
    }
    return List.of(due.get().until.isBefore(escalation.get().until) ? due.get() : escalation.get());
  }

  static Countdown ofTask(Instant due, Instant now) {
    return new Countdown(DUE, "", due, now);
  }

  public String iso() {
    return until.toString();
  }

  public boolean isPast() {
    return until.isBefore(now);
  }

  /** The same words as in {@code console.js}. */
  public String text() {
    if (kind.equals(ESCALATION)) {
      return isPast() ? "escalating now" : "escalates in " + left();
    }
    String task = what.isEmpty() ? "" : what.toLowerCase(Locale.ROOT) + " ";
    return task + (isPast() ? "overdue " : "due in ") + left();
  }

  private String left() {
    return Spans.clock(Duration.between(now, until).abs());
  }
}
