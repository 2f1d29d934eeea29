package org.tocsin.oncall.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.oncall.rotation.Span;

/** Moments as people read them. */
public final class Words {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  private Words() {}

  /** With the zone, because the reader may be in another. */
  public static String at(Instant instant, ZoneId zone) {
    return "%s (%s)".formatted(AT.format(instant.atZone(zone)), name(zone));
  }

  public static String span(Span span, ZoneId zone) {
    return "from %s until %s"
        .formatted(AT.format(span.from().atZone(zone)), at(span.until(), zone));
  }

  static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
