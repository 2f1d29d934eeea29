package org.tocsin.oncall.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cuts a line into shifts and gaps. Whoever is on call at an instant has the shift around it. */
public final class Shifts {
  private Shifts() {}

  /** The shifts that touch this time, whole, in the order in which they begin. */
  public static List<Shift> between(Line line, Instant from, Instant until) {
    Instant begin = from.minus(line.reach());
    Instant end = until.plus(line.reach());
    Map<Held, Instant> running = new LinkedHashMap<>();
    List<Shift> shifts = new ArrayList<>();
    for (Instant cut : cuts(line, begin, end)) {
      List<Held> now = line.at(cut);
      for (Held held : List.copyOf(running.keySet())) {
        if (!now.contains(held)) {
          shifts.add(shift(held, running.remove(held), begin, cut));
        }
      }
      now.forEach(held -> running.putIfAbsent(held, cut));
    }
    running.forEach((held, since) -> shifts.add(shift(held, since, begin, null)));
    return shifts.stream().filter(shift -> shift.touches(from, until)).sorted(EARLIER).toList();
  }

  private static final Comparator<Shift> EARLIER =
      Comparator.comparing(shift -> Objects.requireNonNullElse(shift.from(), Instant.MIN));

  private static Shift shift(Held held, Instant since, Instant begin, @Nullable Instant until) {
    return new Shift(held.person(), since.equals(begin) ? null : since, until, held.source());
  }

  /** When nobody is on call, within this time. */
  public static List<Span> gaps(Line line, Instant from, Instant until) {
    List<Span> gaps = new ArrayList<>();
    Instant since = null;
    for (Instant cut : cuts(line, from, until)) {
      boolean empty = line.at(cut).isEmpty();
      if (empty && since == null) {
        since = cut;
      } else if (!empty && since != null) {
        gaps.add(new Span(since, cut));
        since = null;
      }
    }
    if (since != null) {
      gaps.add(new Span(since, until));
    }
    return gaps;
  }

  /** {@code from}, and every instant after it and before {@code until} at which much may change. */
  private static TreeSet<Instant> cuts(Line line, Instant from, Instant until) {
    TreeSet<Instant> cuts = new TreeSet<>();
    cuts.add(from);
    line.cuts(from, until)
        .filter(cut -> cut.isAfter(from) && cut.isBefore(until))
        .forEach(cuts::add);
    return cuts;
  }
}
