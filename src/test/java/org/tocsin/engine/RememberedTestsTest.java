package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

class RememberedTestsTest {
  private final RememberedTests feel = new RememberedTests();

  @Test
  void aCellOfLiteralsIsTheSameForTheSameInput() {
    for (int time = 0; time < 2; time++) {
      assertThat(holds("\"critical\", \"page\"", "page")).isTrue();
      assertThat(holds("\"critical\", \"page\"", "warning")).isFalse();
      assertThat(holds("not(\"a\", \"b\")", "c")).isTrue();
      assertThat(holds("[1..5]", 5)).isTrue();
      assertThat(holds("> 5", 5)).isFalse();
    }
  }

  @Test
  void aCellThatNamesAVariableFollowsIt() {
    assertThat(holds("< limit", 4, Map.of("limit", 5))).isTrue();
    assertThat(holds("< limit", 4, Map.of("limit", 3))).isFalse();
  }

  @Test
  void textThatLooksLikeANameIsText() {
    assertThat(holds("\"limit\"", "limit", Map.of("limit", "other"))).isTrue();
  }

  @Test
  void anInputIsTheValueOfItsVariable() {
    assertThat(value("step", Map.of("step", 3))).isEqualTo(3);
    assertThat(value("step", Map.of("step", 4))).isEqualTo(4);
    assertThat(value("\"PT5M\"", Map.of())).isEqualTo("PT5M");
    assertThat(value("step + 1", Map.of("step", 3))).hasToString("4");
  }

  private boolean holds(String cell, Object input) {
    return holds(cell, input, Map.of());
  }

  private boolean holds(String cell, Object input, Map<String, Object> others) {
    return feel.evaluateSimpleUnaryTests(
        cell, "input", Variables.fromMap(others).putValue("input", input).asVariableContext());
  }

  private Object value(String expression, Map<String, Object> variables) {
    VariableContext context = Variables.fromMap(variables).asVariableContext();
    return feel.evaluateSimpleExpression(expression, context);
  }
}
