package org.tocsin.console.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.console.layout.Hues;
import org.tocsin.console.layout.WallTime;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.DoubleBooking;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.view.People;

/** A month of shifts, day by day, from the Monday before it to the Sunday after it. */
record CalendarView(YearMonth month, List<Day> days) {
  private static final int MOST_A_DAY = 24;

  /**
   * @param outside whether it belongs to the month before or after
   * @param more how many entries were left out
   */
  record Day(LocalDate date, boolean outside, boolean today, List<Entry> entries, int more) {
    public String weekday() {
      return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    public String monthName() {
      return date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
  }

  /**
   * A shift or a gap within one day.
   *
   * @param label what for; null when the calendar is of one thing only
   * @param time the hours; null for the whole day
   * @param person null for a gap
   * @param also the other duty that is held at the same time; null when there is none
   */
  record Entry(
      Instant from,
      @Nullable String label,
      @Nullable String time,
      @Nullable String person,
      int hue,
      boolean override,
      @Nullable String also) {
    public boolean gap() {
      return person == null;
    }
  }

  /** What is needed to draw: names, colours, the zone, and now. */
  record Pen(WallTime wall, People.Names names, Hues hues, Instant now) {}

  static Instant begin(YearMonth month, WallTime wall) {
    return wall.begin(first(month));
  }

  static Instant end(YearMonth month, WallTime wall) {
    return wall.begin(last(month).plusDays(1));
  }

  private static LocalDate first(YearMonth month) {
    return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static LocalDate last(YearMonth month) {
    return month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
  }

  static CalendarView of(YearMonth month, List<Target> targets, Schedule schedule, Pen pen) {
    Instant from = begin(month, pen.wall());
    Instant until = end(month, pen.wall());
    List<Line> lines =
        targets.stream()
            .map(
                target ->
                    new Line(
                        targets.size() == 1 || target.duty() == null ? null : target.duty().word(),
                        schedule.shifts(target, from, until),
                        schedule.gaps(target, from, until),
                        target.duty() == null
                            ? List.of()
                            : schedule.doubleBookings(target, from, until)))
            .toList();
    List<Day> days = new ArrayList<>();
    for (LocalDate day = first(month); !day.isAfter(last(month)); day = day.plusDays(1)) {
      days.add(day(day, month, lines, pen));
    }
    return new CalendarView(month, days);
  }

  private record Line(
      @Nullable String label, List<Shift> shifts, List<Span> gaps, List<DoubleBooking> doubles) {

    Stream<Entry> entries(Span day, Pen pen) {
      return Stream.concat(shiftEntries(day, pen), gapEntries(day, pen))
          .sorted(Comparator.comparing(Entry::from));
    }

    private Stream<Entry> gapEntries(Span day, Pen pen) {
      return gaps.stream()
          .flatMap(gap -> Stream.ofNullable(clip(gap.from(), gap.until(), day)))
          .map(span -> entry(span, day, null, 0, false, null, pen));
    }

    private Stream<Entry> shiftEntries(Span day, Pen pen) {
      return shifts.stream()
          .flatMap(
              shift ->
                  Stream.ofNullable(clip(shift.from(), shift.until(), day))
                      .map(
                          span ->
                              entry(
                                  span,
                                  day,
                                  pen.names().of(shift.person()),
                                  pen.hues().of(shift.person()),
                                  shift.isOverride(),
                                  also(shift.person(), span),
                                  pen)));
    }

    private @Nullable String also(String person, Span span) {
      return doubles.stream()
          .filter(twice -> twice.person().equals(person))
          .filter(twice -> clip(twice.span().from(), twice.span().until(), span) != null)
          .map(twice -> twice.other().duty().word() + " of " + twice.other().id())
          .findFirst()
          .orElse(null);
    }

    private Entry entry(
        Span span,
        Span day,
        @Nullable String person,
        int hue,
        boolean override,
        @Nullable String also,
        Pen pen) {
      String end = span.until().equals(day.until()) ? "24:00" : pen.wall().time(span.until());
      String time = span.equals(day) ? null : "%s–%s".formatted(pen.wall().time(span.from()), end);
      return new Entry(span.from(), label, time, person, hue, override, also);
    }
  }

  private static Day day(LocalDate date, YearMonth month, List<Line> lines, Pen pen) {
    Span day = new Span(pen.wall().begin(date), pen.wall().begin(date.plusDays(1)));
    List<Entry> entries = lines.stream().flatMap(line -> line.entries(day, pen)).toList();
    return new Day(
        date,
        !YearMonth.from(date).equals(month),
        pen.wall().date(pen.now()).equals(date),
        entries.stream().limit(MOST_A_DAY).toList(),
        Math.max(0, entries.size() - MOST_A_DAY));
  }

  /** What two stretches of time have in common; null when that is nothing. */
  private static @Nullable Span clip(@Nullable Instant from, @Nullable Instant until, Span within) {
    Instant begin = from == null || from.isBefore(within.from()) ? within.from() : from;
    Instant end = until == null || until.isAfter(within.until()) ? within.until() : until;
    return begin.isBefore(end) ? new Span(begin, end) : null;
  }
}
