package org.tocsin.engine.lint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWordsTest {
  @ParameterizedTest
  @CsvSource({
    "PT5M, 5 minutes",
    "PT5M, After 5 minutes",
    "PT1H, 1 hour",
    "PT1H, Every hour",
    "PT1H, 60 minutes",
    "P1D, Every day",
    "P1D, 24 hours",
    "PT36H, 36 hours",
    "PT90S, 90 seconds"
  })
  void aLabelSaysTheValue(String literal, String label) {
    assertThat(TimeWords.says(label, Duration.parse(literal))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M, 15 minutes",
    "PT5M, 5 hours",
    "PT5M, minutes",
    "PT1H, 2 hours",
    "PT1H, 11 hour",
    "P1D, Monday",
    "PT30M, Overdue"
  })
  void aLabelSaysAnotherValue(String literal, String label) {
    assertThat(TimeWords.says(label, Duration.parse(literal))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M, 5 minutes",
    "PT60M, 1 hour",
    "PT90M, 90 minutes",
    "P3D, 3 days",
    "PT1S, 1 second"
  })
  void aDurationIsSaidInItsLargestUnit(String literal, String words) {
    assertThat(TimeWords.words(Duration.parse(literal))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5 minutes", "PT", "PT0S", "PT-5M", "pt5m", "P1M", "P1W", "PT0.5S"})
  void whatTheEngineMayReadOtherwiseIsNoDuration(String text) {
    assertThat(TimeWords.duration(text)).isEmpty();
  }
}
