package org.tocsin.paging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.paging.delivery.NextWay.Outcome.FAILED;
import static org.tocsin.paging.delivery.NextWay.Outcome.UNTRIED;
import static org.tocsin.paging.delivery.NextWay.Outcome.WORKED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.paging.delivery.NextWay.Option;
import org.tocsin.paging.delivery.NextWay.Outcome;

class NextWayTest {
  private static final Instant MADE = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-24T07:00:00Z");
  private static final UnaryOperator<Instant> ALWAYS_AWAKE = at -> at;
  private static final UnaryOperator<Instant> ASLEEP = at -> at.isBefore(MORNING) ? MORNING : at;

  @Test
  void theFirstWayIsUsedAtOnceWhateverItsDelay() {
    assertThat(next(now(0), loud("ntfy", "PT5M", UNTRIED))).isEqualTo("ntfy at PT0S");
  }

  @Test
  void aFallbackIsUsedAtOnceWhenAllBeforeItHaveFailed() {
    assertThat(next(now(1), loud("ntfy", null, FAILED), loud("sms", null, UNTRIED)))
        .isEqualTo("sms at PT1M");
  }

  @Test
  void aFallbackIsNotUsedWhenOneBeforeItHasWorked() {
    assertThat(
            next(
                now(1),
                loud("ntfy", null, WORKED),
                loud("sms", null, UNTRIED),
                quiet("mail", null, UNTRIED)))
        .isNull();
  }

  @Test
  void aDelayCountsFromTheMomentWhenThePageWasMade() {
    assertThat(next(now(1), loud("ntfy", null, WORKED), loud("voice", "PT2M", UNTRIED)))
        .isEqualTo("voice at PT2M");
  }

  @Test
  void aDelayedWayDoesNotWaitWhenAllBeforeItHaveFailed() {
    assertThat(next(now(1), loud("ntfy", null, FAILED), loud("voice", "PT2M", UNTRIED)))
        .isEqualTo("voice at PT1M");
  }

  @Test
  void noDelayMeansAtOnceAsWell() {
    assertThat(next(now(0), quiet("mail", null, WORKED), loud("sms", "PT0S", UNTRIED)))
        .isEqualTo("sms at PT0S");
  }

  @Test
  void theShorterDelayComesFirstWhateverTheOrder() {
    assertThat(
            next(
                now(0),
                quiet("mail", null, WORKED),
                loud("voice", "PT5M", UNTRIED),
                loud("sms", "PT2M", UNTRIED)))
        .isEqualTo("sms at PT2M");
  }

  @Test
  void whenAWayFailsThatCameLaterTheOneThatWorkedStillCounts() {
    assertThat(
            next(
                now(3),
                quiet("mail", null, WORKED),
                loud("sms", "PT2M", FAILED),
                loud("voice", null, UNTRIED)))
        .isNull();
  }

  @Test
  void inQuietHoursWhatWakesWaitsForTheirEnd() {
    assertThat(asleep(now(0), loud("ntfy", null, UNTRIED))).isEqualTo("ntfy at PT4H");
  }

  @Test
  void inQuietHoursAQuietWayTakesTheTurnOfALoudOne() {
    assertThat(asleep(now(0), loud("ntfy", null, UNTRIED), quiet("mail", null, UNTRIED)))
        .isEqualTo("mail at PT0S");
    assertThat(asleep(now(0), loud("ntfy", null, UNTRIED), quiet("mail", null, WORKED)))
        .isEqualTo("ntfy at PT4H");
  }

  @Test
  void delaysOfWhatWakesCountFromTheEndOfTheQuietHours() {
    assertThat(asleep(now(240), loud("ntfy", null, WORKED), loud("voice", "PT2M", UNTRIED)))
        .isEqualTo("voice at PT4H2M");
  }

  @Test
  void nothingIsNextWhenThereIsNoWay() {
    assertThat(next(now(0))).isNull();
    assertThat(next(now(0), loud("ntfy", null, FAILED))).isNull();
  }

  @Test
  void aFallbackIsNoFurtherWayWhenTheNextOneWorks() {
    assertThat(another(ALWAYS_AWAKE, loud("ntfy", null, UNTRIED), loud("sms", null, UNTRIED)))
        .isFalse();
  }

  @Test
  void aDelayedWayIsAFurtherOne() {
    assertThat(another(ALWAYS_AWAKE, loud("ntfy", null, UNTRIED), loud("voice", "PT2M", UNTRIED)))
        .isTrue();
  }

  @Test
  void aWayThatWaitsForTheEndOfTheQuietHoursIsAFurtherOne() {
    assertThat(another(ASLEEP, loud("ntfy", null, UNTRIED), quiet("mail", null, UNTRIED))).isTrue();
  }

  private static boolean another(UnaryOperator<Instant> awake, Option... ways) {
    return NextWay.of(List.of(ways), MADE, MADE, awake).orElseThrow().another();
  }

  private static Instant now(long minutes) {
    return MADE.plus(Duration.ofMinutes(minutes));
  }

  private static Option loud(String way, @Nullable String after, Outcome outcome) {
    return new Option(way, after == null ? null : Duration.parse(after), true, outcome);
  }

  private static Option quiet(String way, @Nullable String after, Outcome outcome) {
    return new Option(way, after == null ? null : Duration.parse(after), false, outcome);
  }

  private static @Nullable String next(Instant now, Option... ways) {
    return words(now, ALWAYS_AWAKE, ways);
  }

  private static @Nullable String asleep(Instant now, Option... ways) {
    return words(now, ASLEEP, ways);
  }

  private static @Nullable String words(Instant now, UnaryOperator<Instant> awake, Option... ways) {
    return NextWay.of(List.of(ways), MADE, now, awake)
        .map(next -> next.way() + " at " + Duration.between(MADE, next.at()))
        .orElse(null);
  }
}
