package org.tocsin.engine.lint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no expression at all (really)",
        "${1}",
        "${level.role}",
        "${team},responder",
        "#{execution.processBusinessKey}",
        "${severity == 'SEV1' and not (step >= 3 or empty responder)}",
        "${!last && (step + 1) * 2 % 3 != 0 || step lt 4.5}",
        "${reason == 'nobody (not even management) } answered'}"
      })
  void namesLiteralsArithmeticAndComparisonArePlain(String text) {
    assertThat(PlainData.fault(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${''.getClass()}                    | calls a method
          ${pageLevel.execute(execution)}     | calls a method
          #{date:format(x)}                   | contains ':'
          ${a . b (c)}                        | calls a method
          ${(a)(b)}                           | calls a method
          ${a['class']}                       | contains '['
          ${a.class.name}                     | names a class
          ${a ? b : c}                        | contains '?'
          ${a; b}                             | contains ';'
          ${a = b}                            | contains '='
          ${'a' += b}                         | contains '='
          ${{1,2}}                            | contains '{'
          fine ${a} and not fine ${b.c()}     | calls a method
          ${'text without an end}             | contains '''
          ${a                                 | has no end
          """)
  void everythingElseIsNot(String text, String fault) {
    assertThat(PlainData.fault(text).orElse("nothing")).endsWith(", which " + fault);
  }

  @Test
  void aLongTextIsReadWithoutRecursion() {
    assertThat(PlainData.fault("${'" + "x".repeat(500_000) + "'}")).isEmpty();
    assertThat(PlainData.fault("${" + "(".repeat(500_000) + "a()")).isPresent();
  }
}
