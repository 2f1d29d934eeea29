package org.tocsin.directory.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.shared.Severity;

/**
 * When a person is not to be woken by incidents of these severities.
 *
 * @param from wall-clock time in the person's zone
 * @param until the same, on the next day when it is not after {@code from}
 */
public record QuietHours(LocalTime from, LocalTime until, List<Severity> severities) {
  public QuietHours {
    severities = Lists.orEmpty(severities);
  }

  /**
   * When the quiet hours around an instant end; empty when it lies in none. A time that the clock
   * jumps over is the moment of the jump, one that it shows twice is the first of the two.
   */
  Optional<Instant> until(Instant at, ZoneId zone) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return Stream.of(today.minusDays(1), today)
        .filter(day -> !at.isBefore(instant(day.atTime(from), zone)))
        .map(day -> instant(end(day), zone))
        .filter(at::isBefore)
        .findFirst();
  }

  private LocalDateTime end(LocalDate day) {
    return (until.isAfter(from) ? day : day.plusDays(1)).atTime(until);
  }

  private static Instant instant(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition jump = zone.getRules().getTransition(time);
    return jump != null && jump.isGap()
        ? jump.getInstant()
        : ZonedDateTime.of(time, zone).toInstant();
  }
}
