package org.tocsin.directory.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.shared.Severity;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Severity SEV3 = new Severity("SEV3");

  @ParameterizedTest(name = "{0} to {1}, at {2}: {3}")
  @CsvSource({
    // over midnight
    "22:00, 07:00, 2026-11-23T20:59:59Z, ",
    "22:00, 07:00, 2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z",
    "22:00, 07:00, 2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z",
    "22:00, 07:00, 2026-11-24T06:00:00Z, ",
    // on one day
    "12:00, 13:00, 2026-11-23T11:30:00Z, 2026-11-23T12:00:00Z",
    "12:00, 13:00, 2026-11-23T12:00:00Z, ",
    // the night in which the clock is put forward has an hour less
    "22:00, 07:00, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
    // the night in which it is put back has an hour more
    "22:00, 07:00, 2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
    // half past two does not exist: the quiet hours end with the jump
    "22:00, 02:30, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
    "22:00, 02:30, 2026-03-29T01:00:00Z, ",
    // and begin with it
    "02:30, 07:00, 2026-03-29T00:59:59Z, ",
    "02:30, 07:00, 2026-03-29T01:00:00Z, 2026-03-29T05:00:00Z",
    // half past two comes twice: the first one counts
    "22:00, 02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z",
    "22:00, 02:30, 2026-10-25T00:30:00Z, ",
    "02:30, 07:00, 2026-10-25T00:30:00Z, 2026-10-25T06:00:00Z",
  })
  void quietHoursEndByTheWallClock(LocalTime from, LocalTime until, Instant at, Instant end) {
    assertThat(ada(from, until).quietUntil(SEV3, at).orElse(null)).isEqualTo(end);
  }

  @Test
  void onlyTheSeveritiesThatAreNamedAreHeldBack() {
    Person ada = ada(LocalTime.of(22, 0), LocalTime.of(7, 0));
    assertThat(ada.quietUntil(new Severity("SEV1"), Instant.parse("2026-11-24T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void whoHasNoQuietHoursMayAlwaysBeWoken() {
    Person ben = new Person("ben", "Ben", BERLIN, List.of(), List.of(), null);
    assertThat(ben.quietUntil(SEV3, Instant.parse("2026-11-24T00:00:00Z"))).isEmpty();
  }

  private static Person ada(LocalTime from, LocalTime until) {
    return new Person(
        "ada", "Ada", BERLIN, List.of(), List.of(), new QuietHours(from, until, List.of(SEV3)));
  }
}
