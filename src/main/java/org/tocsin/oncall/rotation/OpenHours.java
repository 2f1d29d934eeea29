package org.tocsin.oncall.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.directory.model.Rotation.Hours;

/** When a layer counts. Its hours belong to the day on which they begin. */
record OpenHours(List<Hours> hours, ZoneId zone) {
  /** Hours that began on the day before yesterday may reach into a day that was cut short. */
  private static final int DAYS_BEFORE = 2;

  private static final int DAYS_AFTER = 1;

  private record Window(Instant from, Instant until) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  boolean contains(Instant at) {
    return hours.isEmpty() || windows(at, at).anyMatch(window -> window.contains(at));
  }

  /** Where hours begin or end. */
  Stream<Instant> edges(Instant from, Instant until) {
    return windows(from, until).flatMap(window -> Stream.of(window.from(), window.until()));
  }

  private Stream<Window> windows(Instant from, Instant until) {
    LocalDate first = from.atZone(zone).toLocalDate().minusDays(DAYS_BEFORE);
    LocalDate last = until.atZone(zone).toLocalDate().plusDays(DAYS_AFTER);
    return hours.stream()
        .flatMap(
            open ->
                first
                    .datesUntil(last.plusDays(1))
                    .filter(
                        day -> open.days().isEmpty() || open.days().contains(day.getDayOfWeek()))
                    .map(day -> window(open, day)));
  }

  private Window window(Hours open, LocalDate day) {
    LocalDate end = open.until().isAfter(open.from()) ? day : day.plusDays(1);
    return new Window(
        WallClock.instant(day.atTime(open.from()), zone),
        WallClock.instant(end.atTime(open.until()), zone));
  }
}
