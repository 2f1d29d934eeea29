package org.tocsin.console.layout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times on the wall of one zone. */
public record WallTime(ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

  public String name() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  public String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  public String day(Instant at) {
    return DAY.format(at.atZone(zone));
  }

  public LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  public Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
