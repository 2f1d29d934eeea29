package org.tocsin.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

/**
 * The expression language of decision tables, which forgets nothing that cannot change: a cell made
 * of literals gives the same answer to the same input for ever. The engine's own would parse it
 * anew for each row of each decision, which took a quarter of the time of a page.
 */
class RememberedTests implements FeelEngine {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"");
  private static final Pattern NAME = Pattern.compile("\\p{Alpha}\\w*");

  /** All that may be named besides literals: none of it depends on a variable or on the time. */
  private static final List<String> CONSTANT = List.of("not", "true", "false", "null");

  private final FeelEngine feel = new ScalaFeelEngine(List.of());
  private final Map<String, Boolean> literal = new ConcurrentHashMap<>();
  private final Map<Question, Object> answers = new ConcurrentHashMap<>();

  /** A cell, and the input it is held against; null for a cell that has none. */
  private record Question(String cell, @Nullable Object input) {}

  @Override
  @SuppressWarnings("unchecked")
  public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
    Supplier<Object> asked = () -> feel.evaluateSimpleExpression(expression, variables);
    return (T)
        (isLiteral(expression)
            ? remembered(new Question(expression, null), asked)
            : variable(expression, variables, asked));
  }

  @Override
  public boolean evaluateSimpleUnaryTests(
      String tests, String inputName, VariableContext variables) {
    Supplier<Object> asked = () -> feel.evaluateSimpleUnaryTests(tests, inputName, variables);
    Object input = variables.resolve(inputName).getValue();
    return (boolean)
        (isLiteral(tests) && isPlain(input)
            ? remembered(new Question(tests, input), asked)
            : asked.get());
  }

  private @Nullable Object remembered(Question question, Supplier<Object> asked) {
    Object known = answers.get(question);
    if (known != null) {
      return known;
    }
    Object answer = asked.get();
    if (isPlain(answer)) {
      if (answers.size() >= MOST_REMEMBERED) {
        answers.clear();
      }
      answers.put(question, answer);
    }
    return answer;
  }

  /** An input that is just the value of a variable needs no evaluation. */
  private static Object variable(
      String expression, VariableContext variables, Supplier<Object> asked) {
    Object value =
        variables.containsVariable(expression) ? variables.resolve(expression).getValue() : null;
    return isPlain(value) ? value : asked.get();
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private boolean isLiteral(String cell) {
    if (literal.size() >= MOST_REMEMBERED) {
      literal.clear();
    }
    return literal.computeIfAbsent(
        cell,
        text ->
            NAME.matcher(TEXT.matcher(text).replaceAll(""))
                .results()
                .allMatch(name -> CONSTANT.contains(name.group())));
  }
}
