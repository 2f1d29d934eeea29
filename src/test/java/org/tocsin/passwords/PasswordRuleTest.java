package org.tocsin.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "Zebra-lamp-7-window",
        "drei gelbe Enten im Regen",
        "пароль для дежурства 9",
        "q7FhV2mXk0Lr",
        "            a few words with spaces"
      })
  void whatIsLongAndNotCommonIsFine(String password) {
    assertThat(PasswordRule.objection("ada", password)).isEmpty();
  }

  @Test
  void elevenCharactersAreTooFew() {
    assertThat(PasswordRule.objection("ada", "q7FhV2mXk0L").orElseThrow())
        .contains("at least 12 characters");
  }

  @Test
  void twoHundredAndOneAreTooMany() {
    assertThat(PasswordRule.objection("ada", "q7FhV2mXk0Lr".repeat(17)).orElseThrow())
        .contains("at most 200 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password1234",
        "123456789012",
        "qwertyuiop12",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "tocsintocsin",
        "iloveyou1234"
      })
  void theFirstGuessesAreRefused(String password) {
    assertThat(PasswordRule.objection("ada", password).orElseThrow())
        .contains("one of the first that an attacker tries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"chen-okafor-1", "Chen-Okafor-12", "chen-okaforchen-okafor", "1chen-okafor!"})
  void theNameOfTheAccountIsRefused(String password) {
    assertThat(PasswordRule.objection("chen-okafor", password).orElseThrow())
        .contains("too much like your name");
  }

  @Test
  void aShortNameMayBePartOfALongPassword() {
    assertThat(PasswordRule.objection("ada", "granada in the summer rain")).isEmpty();
  }
}
