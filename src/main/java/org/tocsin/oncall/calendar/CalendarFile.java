package org.tocsin.oncall.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;

/**
 * Reads shifts out of a calendar file: people in the summary of each event, several separated by
 * commas, after a priority such as {@code [L1]}; the form Grafana OnCall uses.
 */
final class CalendarFile {
  /** How far ahead it is read. */
  static final Duration AHEAD = Duration.ofDays(366);

  private static final int LONGEST = 1_000_000;
  private static final int MOST_EVENTS = 2_000;
  private static final int MOST_OCCURRENCES = 5_000;
  private static final Pattern SUMMARY =
      Pattern.compile("\\s*(?:\\[L([0-9])])?(.*)", Pattern.DOTALL);

  private final Organisation organisation;
  private final Instant now;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  private CalendarFile(Organisation organisation, Instant now) {
    this.organisation = organisation;
    this.now = now;
  }

  /**
   * @param zone of times that name none, when the file names none either
   * @throws IllegalArgumentException when it cannot be read or is too large
   */
  static Imported read(String text, Organisation organisation, ZoneId zone, Instant now) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("The file is larger than 1 MB.");
    }
    Calendar calendar;
    try {
      calendar = new CalendarBuilder().build(new StringReader(text));
    } catch (IOException | ParserException | RuntimeException e) {
      throw new IllegalArgumentException("This is no calendar file: " + e.getMessage(), e);
    }
    CalendarFile file = new CalendarFile(organisation, now);
    file.read(calendar, zone);
    return new Imported(List.copyOf(file.occurrences), List.copyOf(file.warnings));
  }

  private void read(Calendar calendar, ZoneId zone) {
    List<VEvent> events = calendar.getComponents(Component.VEVENT);
    if (events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException("The file has more than 2,000 events.");
    }
    ZoneId floating = floating(calendar, zone);
    List<ImportedEvent> all =
        events.stream().map(event -> new ImportedEvent(event, floating)).toList();
    Map<String, Set<Instant>> replaced = replaced(all);
    for (ImportedEvent event : all) {
      if (!event.text(Property.STATUS).equalsIgnoreCase("CANCELLED")) {
        read(event, replaced.getOrDefault(event.text(Property.UID), Set.of()));
      }
    }
  }

  private ZoneId floating(Calendar calendar, ZoneId zone) {
    Optional<Property> named = calendar.getProperty("X-WR-TIMEZONE");
    try {
      return named.map(property -> ZoneId.of(property.getValue())).orElse(zone);
    } catch (DateTimeException e) {
      warnings.add("The file's zone is not known; %s is used.".formatted(zone));
      return zone;
    }
  }

  /** A cancelled repetition replaces one as well, by nothing. */
  private static Map<String, Set<Instant>> replaced(List<ImportedEvent> events) {
    Map<String, Set<Instant>> replaced = new HashMap<>();
    for (ImportedEvent event : events) {
      event
          .replaces()
          .ifPresent(
              at ->
                  replaced.computeIfAbsent(event.text(Property.UID), u -> new HashSet<>()).add(at));
    }
    return replaced;
  }

  private void read(ImportedEvent event, Set<Instant> replaced) {
    String summary = event.text(Property.SUMMARY).strip();
    Matcher parts = SUMMARY.matcher(summary);
    int priority = parts.matches() && parts.group(1) != null ? Integer.parseInt(parts.group(1)) : 0;
    List<String> people = people(parts.group(2), summary);
    if (people.isEmpty()) {
      return;
    }
    try {
      for (ImportedEvent.Time time : event.times(now, now.plus(AHEAD))) {
        if (event.replaces().isPresent() || !replaced.contains(time.from())) {
          occurrences.add(new Occurrence(people, priority, time.from(), time.until()));
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      warnings.add("'%s' was left out: %s.".formatted(summary, e.getMessage()));
    }
    if (occurrences.size() > MOST_OCCURRENCES) {
      throw new IllegalArgumentException("The file has more than 5,000 shifts in a year.");
    }
  }

  private List<String> people(String names, String summary) {
    List<String> people = new ArrayList<>();
    for (String name : names.split(",")) {
      Optional<Person> person =
          organisation.people().stream().filter(one -> isCalled(one, name.strip())).findFirst();
      person.ifPresentOrElse(
          found -> people.add(found.id()),
          () ->
              warnings.add(
                  "In '%s' nobody of the directory is called '%s'."
                      .formatted(summary, name.strip())));
    }
    return people.stream().distinct().toList();
  }

  private static boolean isCalled(Person person, String name) {
    return person.id().equalsIgnoreCase(name)
        || person.name().equalsIgnoreCase(name)
        || person.ways().stream()
            .anyMatch(way -> way.way().equals("mail") && way.address().equalsIgnoreCase(name));
  }
}
