package org.tocsin.oncall.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.ExDate;
import org.tocsin.oncall.rotation.WallClock;

/**
 * An event of a calendar file, with all its repetitions. Local times go through the wall clock, as
 * those of rotations do.
 *
 * @param floating the zone of times that name none
 */
record ImportedEvent(VEvent event, ZoneId floating) {
  private static final int MOST = 2_000;
  private static final int OLDEST_YEARS = 10;
  private static final Pattern UNTIL = Pattern.compile("UNTIL=([0-9TZ]+);?");
  private static final Pattern TOO_OFTEN = Pattern.compile(".*FREQ=(SECONDLY|MINUTELY).*");

  /** When it begins and ends, this once. */
  record Time(Instant from, Instant until) {}

  String text(String property) {
    return event.getProperty(property).map(Property::getValue).orElse("");
  }

  /** Which repetition of an event with the same id this one replaces; empty when none. */
  Optional<Instant> replaces() {
    return date(Property.RECURRENCE_ID).map(this::instant);
  }

  /**
   * Its times that end after {@code from} and begin before {@code until}.
   *
   * @throws IllegalArgumentException when it cannot be used; the message says why
   */
  List<Time> times(Instant from, Instant until) {
    Temporal start =
        date(Property.DTSTART)
            .orElseThrow(() -> new IllegalArgumentException("it does not say when it begins"));
    LocalDateTime first = local(start);
    Set<Instant> left = exceptions();
    return starts(first, from, until)
        .map(begin -> new Time(WallClock.instant(begin, zone(start)), end(begin, start)))
        .filter(time -> time.from().isBefore(time.until()))
        .filter(time -> time.until().isAfter(from) && time.from().isBefore(until))
        .filter(time -> !left.contains(time.from()))
        .toList();
  }

  private Stream<LocalDateTime> starts(LocalDateTime first, Instant from, Instant until) {
    String rule = text(Property.RRULE);
    if (rule.isEmpty()) {
      return Stream.of(first);
    }
    if (TOO_OFTEN.matcher(rule).matches()) {
      throw new IllegalArgumentException("it repeats more often than every hour");
    }
    LocalDateTime begin = LocalDateTime.ofInstant(from, ZoneOffset.UTC).minusDays(367);
    if (first.isBefore(begin.minusYears(OLDEST_YEARS))) {
      throw new IllegalArgumentException("it has been repeating for more than ten years");
    }
    LocalDateTime end = LocalDateTime.ofInstant(until, ZoneOffset.UTC).plusDays(1);
    Recur<LocalDateTime> recur = new Recur<>(UNTIL.matcher(rule).replaceAll(""));
    var last = UNTIL.matcher(rule);
    LocalDateTime latest = last.find() ? latest(last.group(1)) : LocalDateTime.MAX;
    return recur.getDates(first, first.isAfter(begin) ? first : begin, end, MOST).stream()
        .filter(time -> !time.isAfter(latest));
  }

  /** The last start of a rule, on the wall of the event. */
  private LocalDateTime latest(String text) {
    if (text.length() == 8) {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atTime(23, 59, 59);
    }
    LocalDateTime time =
        LocalDateTime.parse(
            text.substring(0, 15), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
    return text.endsWith("Z")
        ? LocalDateTime.ofInstant(
            time.toInstant(ZoneOffset.UTC), zone(date(Property.DTSTART).orElseThrow()))
        : time;
  }

  private Instant end(LocalDateTime begin, Temporal start) {
    return WallClock.instant(begin.plus(length(start)), zone(start));
  }

  private TemporalAmount length(Temporal start) {
    Optional<Temporal> end = date(Property.DTEND);
    if (end.isPresent()) {
      Instant until = instant(end.get());
      return Duration.between(local(start), LocalDateTime.ofInstant(until, zone(start)));
    }
    String duration = text(Property.DURATION);
    if (!duration.isEmpty()) {
      return duration.contains("W") ? Period.parse(duration) : Duration.parse(duration);
    }
    return start instanceof LocalDate ? Period.ofDays(1) : Duration.ZERO;
  }

  private Set<Instant> exceptions() {
    List<ExDate<Temporal>> exceptions = event.getProperties(Property.EXDATE);
    return exceptions.stream()
        .flatMap(exception -> exception.getDates().stream())
        .map(this::instant)
        .collect(Collectors.toSet());
  }

  private Optional<Temporal> date(String name) {
    Optional<DateProperty<Temporal>> property = event.getProperty(name);
    return property.map(DateProperty::getDate);
  }

  private Instant instant(Temporal time) {
    return WallClock.instant(local(time), zone(time));
  }

  private static LocalDateTime local(Temporal time) {
    if (time instanceof LocalDate day) {
      return day.atStartOfDay();
    }
    return isUtc(time)
        ? LocalDateTime.ofInstant(Instant.from(time), ZoneOffset.UTC)
        : LocalDateTime.from(time);
  }

  private ZoneId zone(Temporal time) {
    if (isUtc(time)) {
      return ZoneOffset.UTC;
    }
    return time instanceof ZonedDateTime zoned ? zoned.getZone() : floating;
  }

  private static boolean isUtc(Temporal time) {
    return time instanceof Instant || time instanceof OffsetDateTime;
  }
}
