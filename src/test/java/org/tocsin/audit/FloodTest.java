package org.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodTest {
  private static final Instant NIGHT = Instant.parse("2026-11-23T03:00:00Z");

  private final Flood flood = new Flood();

  @Test
  void aMinuteHasRoomForSixtyEntries() {
    assertThat(IntStream.range(0, 100).filter(i -> flood.take(NIGHT).fits()).count()).isEqualTo(60);
  }

  @Test
  void theFirstEntryOfTheNextMinuteSaysHowManyWereLeftOut() {
    IntStream.range(0, 100).forEach(i -> flood.take(NIGHT));
    assertThat(flood.take(NIGHT.plusSeconds(60))).isEqualTo(new Flood.Room(true, 40));
    assertThat(flood.take(NIGHT.plusSeconds(60))).isEqualTo(new Flood.Room(true, 0));
  }

  @Test
  void aClockThatWasSetBackDoesNotSilenceTheLog() {
    IntStream.range(0, 100).forEach(i -> flood.take(NIGHT));
    assertThat(flood.take(NIGHT.minusSeconds(3600)).fits()).isTrue();
  }
}
