package org.tocsin.oncall.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.oncall.rotation.Rotations;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.OnCallOverride.Kind;

/** What is read out of a calendar file, and what is not. */
class CalendarFileTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Organisation PEOPLE =
      new Organisation(
          List.of(person("ada", "Ada Okafor"), person("ben", "Ben Castillo")),
          null,
          null,
          null,
          null);

  @Test
  void peopleAreFoundByIdNameOrMail() {
    Imported read = read("SUMMARY:ADA", "DTSTART:20261125T080000Z", "DTEND:20261126T080000Z");
    assertThat(read.occurrences())
        .containsExactly(
            new Occurrence(
                List.of("ada"), 0, at("2026-11-25T08:00:00Z"), at("2026-11-26T08:00:00Z")));
    assertThat(
            read(
                    "SUMMARY:[L2] ben@example.org\\, Ada Okafor",
                    "DTSTART:20261125T080000Z",
                    "DTEND:20261126T080000Z")
                .occurrences())
        .extracting(Occurrence::people, Occurrence::priority)
        .containsExactly(tuple(List.of("ben", "ada"), 2));
  }

  @Test
  void somebodyWhomNobodyKnowsIsAWarning() {
    Imported read =
        read("SUMMARY:ada\\, zoe", "DTSTART:20261125T080000Z", "DTEND:20261126T080000Z");
    assertThat(read.warnings())
        .containsExactly("In 'ada, zoe' nobody of the directory is called 'zoe'.");
    assertThat(read.occurrences()).hasSize(1);
  }

  @Test
  void aWholeDayIsADayInTheZoneOfTheFile() {
    assertThat(read("SUMMARY:ada", "DTSTART;VALUE=DATE:20261225").occurrences())
        .extracting(Occurrence::from, Occurrence::until)
        .containsExactly(tuple(at("2026-12-24T23:00:00Z"), at("2026-12-25T23:00:00Z")));
  }

  @Test
  void aTimeWithoutAZoneIsInTheFilesOwn() {
    String file =
        file("SUMMARY:ada", "DTSTART:20261225T090000", "DTEND:20261225T170000")
            .replace("VERSION:2.0", "VERSION:2.0\r\nX-WR-TIMEZONE:America/New_York");
    assertThat(CalendarFile.read(file, PEOPLE, BERLIN, NOW).occurrences().get(0).from())
        .isEqualTo(at("2026-12-25T14:00:00Z"));
  }

  @Test
  void itRepeatsOnTheWallClockUntilItsEndExceptWhereItSaysNot() {
    Imported read =
        read(
            "SUMMARY:ada",
            "DTSTART;TZID=Europe/Berlin:20270301T090000",
            "DTEND;TZID=Europe/Berlin:20270302T090000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270412T070000Z",
            "EXDATE;TZID=Europe/Berlin:20270315T090000");
    assertThat(read.warnings()).isEmpty();
    assertThat(read.occurrences())
        .extracting(Occurrence::from)
        .containsExactly(
            at("2027-03-01T08:00:00Z"),
            at("2027-03-08T08:00:00Z"),
            at("2027-03-22T08:00:00Z"),
            at("2027-03-29T07:00:00Z"),
            at("2027-04-05T07:00:00Z"),
            at("2027-04-12T07:00:00Z"));
  }

  @Test
  void countsAreCountedFromTheFirst() {
    assertThat(
            read(
                    "SUMMARY:ada",
                    "DTSTART:20261120T080000Z",
                    "DTEND:20261120T200000Z",
                    "RRULE:FREQ=DAILY;COUNT=6")
                .occurrences())
        .extracting(Occurrence::from)
        .containsExactly(at("2026-11-24T08:00:00Z"), at("2026-11-25T08:00:00Z"));
  }

  @Test
  void aRepetitionMayBeMovedOrCancelled() {
    String series =
        "UID:one\r\nSUMMARY:ada\r\nDTSTART:20261201T080000Z\r\nDTEND:20261201T200000Z\r\nRRULE:FREQ=DAILY;COUNT=3";
    String moved =
        "UID:one\r\nSUMMARY:ben\r\nRECURRENCE-ID:20261202T080000Z\r\nDTSTART:20261202T100000Z\r\nDTEND:20261202T200000Z";
    String gone =
        "UID:one\r\nSUMMARY:ada\r\nSTATUS:CANCELLED\r\nRECURRENCE-ID:20261203T080000Z\r\nDTSTART:20261203T080000Z\r\nDTEND:20261203T200000Z";
    String file =
        file(
            series
                + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
                + moved
                + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
                + gone);
    assertThat(CalendarFile.read(file, PEOPLE, BERLIN, NOW).occurrences())
        .extracting(Occurrence::people, Occurrence::from)
        .containsExactly(
            tuple(List.of("ada"), at("2026-12-01T08:00:00Z")),
            tuple(List.of("ben"), at("2026-12-02T10:00:00Z")));
  }

  @Test
  void whatIsCancelledOrOverIsLeftOut() {
    assertThat(
            read(
                    "SUMMARY:ada",
                    "STATUS:CANCELLED",
                    "DTSTART:20261125T080000Z",
                    "DTEND:20261126T080000Z")
                .occurrences())
        .isEmpty();
    assertThat(
            read("SUMMARY:ada", "DTSTART:20261120T080000Z", "DTEND:20261121T080000Z").occurrences())
        .isEmpty();
  }

  @Test
  void whatRepeatsWithoutMeasureIsRefusedQuickly() {
    assertThat(
            read(
                    "SUMMARY:ada",
                    "DTSTART:20261125T080000Z",
                    "DTEND:20261125T080001Z",
                    "RRULE:FREQ=SECONDLY")
                .warnings())
        .containsExactly("'ada' was left out: it repeats more often than every hour.");
    assertThat(
            read(
                    "SUMMARY:ada",
                    "DTSTART:19000101T080000Z",
                    "DTEND:19000101T090000Z",
                    "RRULE:FREQ=HOURLY")
                .warnings())
        .containsExactly("'ada' was left out: it has been repeating for more than ten years.");
    assertThatThrownBy(() -> CalendarFile.read("x".repeat(1_000_001), PEOPLE, BERLIN, NOW))
        .hasMessage("The file is larger than 1 MB.");
    assertThatThrownBy(() -> CalendarFile.read("no calendar", PEOPLE, BERLIN, NOW))
        .hasMessageStartingWith("This is no calendar file: ");
  }

  @Test
  void whereEventsOverlapTheHighestPriorityCounts() {
    Imported imported =
        new Imported(
            List.of(
                new Occurrence(
                    List.of("ada"), 0, at("2026-11-25T00:00:00Z"), at("2026-11-27T00:00:00Z")),
                new Occurrence(
                    List.of("ben", "ada"),
                    1,
                    at("2026-11-26T00:00:00Z"),
                    at("2026-11-26T12:00:00Z"))),
            List.of());
    assertThat(ImportedShifts.of(imported, Rotations.ROTATION, "ada", NOW))
        .extracting(OnCallOverride::kind, OnCallOverride::person, OnCallOverride::from)
        .containsExactly(
            tuple(Kind.TAKE_OVER, "ada", at("2026-11-25T00:00:00Z")),
            tuple(Kind.TAKE_OVER, "ben", at("2026-11-26T00:00:00Z")),
            tuple(Kind.ADD, "ada", at("2026-11-26T00:00:00Z")),
            tuple(Kind.TAKE_OVER, "ada", at("2026-11-26T12:00:00Z")));
  }

  private static Imported read(String... lines) {
    return CalendarFile.read(file(lines), PEOPLE, BERLIN, NOW);
  }

  private static String file(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private static Person person(String id, String name) {
    return new Person(
        id, name, null, null, List.of(new PersonalWay("mail", id + "@example.org", null)), null);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
