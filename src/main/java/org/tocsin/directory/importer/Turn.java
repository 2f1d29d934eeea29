package org.tocsin.directory.importer;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.directory.model.Rotation.Hours;

/** Lengths of turns and times of the week, as a rotation of ours says them. */
final class Turn {
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long WEEK = 7 * DAY;
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final int LONGEST_DAYS = 366;

  private Turn() {}

  /** The length as {@code every}; empty when no turn of ours is that long. */
  static Optional<String> every(long seconds) {
    if (seconds <= 0 || seconds > LONGEST_DAYS * DAY) {
      return Optional.empty();
    }
    if (seconds % WEEK == 0) {
      return Optional.of("P" + seconds / WEEK + "W");
    }
    if (seconds % DAY == 0) {
      return Optional.of("P" + seconds / DAY + "D");
    }
    return seconds % HOUR == 0 && DAY % seconds == 0
        ? Optional.of("PT" + seconds / HOUR + "H")
        : Optional.empty();
  }

  /** A time on every day; none, which means always, when it is the whole day. */
  static List<Hours> daily(LocalTime from, long seconds) {
    return seconds >= DAY
        ? List.of()
        : List.of(new Hours(List.of(), minutes(from), minutes(from.plusSeconds(seconds))));
  }

  /** A time of the week, cut at every midnight. */
  static List<Hours> weekly(DayOfWeek day, LocalTime from, long seconds) {
    List<Hours> hours = new ArrayList<>();
    DayOfWeek on = day;
    LocalTime begin = from;
    long left = Math.min(seconds, WEEK);
    while (left > 0) {
      long untilMidnight = DAY - begin.toSecondOfDay();
      long piece = Math.min(left, untilMidnight);
      hours.add(new Hours(List.of(on), minutes(begin), minutes(begin.plusSeconds(piece))));
      left -= piece;
      on = on.plus(1);
      begin = LocalTime.MIDNIGHT;
    }
    return hours;
  }

  /** The same times of several days together. */
  static List<Hours> together(List<Hours> hours) {
    Map<List<LocalTime>, List<DayOfWeek>> days = new LinkedHashMap<>();
    for (Hours one : hours) {
      List<DayOfWeek> on =
          days.computeIfAbsent(List.of(one.from(), one.until()), times -> new ArrayList<>());
      one.days().stream().filter(day -> !on.contains(day)).forEach(on::add);
    }
    return days.entrySet().stream()
        .map(e -> new Hours(e.getValue(), e.getKey().get(0), e.getKey().get(1)))
        .toList();
  }

  static LocalTime minutes(LocalTime time) {
    return time.withSecond(0).withNano(0);
  }

  static LocalDateTime minutes(LocalDateTime time) {
    return time.withSecond(0).withNano(0);
  }
}
