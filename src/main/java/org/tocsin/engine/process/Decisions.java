package org.tocsin.engine.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.Table;
import org.tocsin.engine.verb.Records;

/**
 * Asks a decision table. The answer to a question is remembered for a second: in a storm of alerts
 * thousands ask the same, and each evaluation costs as much as all the rest of an alert.
 */
@Component
public class Decisions {
  private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_REMEMBERED = 1000;

  private final DecisionService decisions;
  private final Map<Question, Answer> remembered = new ConcurrentHashMap<>();

  Decisions(DecisionService decisions) {
    this.decisions = decisions;
  }

  private record Question(Table table, Map<String, @Nullable Object> inputs) {}

  private record Answer(Map<String, Object> entries, long at) {
    boolean isFresh() {
      return System.nanoTime() - at < REMEMBERED;
    }
  }

  /**
   * The row that the newest version of a table gives for these inputs.
   *
   * @throws IllegalStateException when no row matches
   */
  public <R extends Record> R decide(
      Table table, Map<String, @Nullable Object> inputs, Class<R> row) {
    Question question = new Question(table, inputs);
    Answer answer = remembered.get(question);
    if (answer == null || !answer.isFresh()) {
      answer = new Answer(evaluate(question), System.nanoTime());
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(question, answer);
    }
    return Records.read(row, answer.entries()::get);
  }

  private Map<String, Object> evaluate(Question question) {
    DmnDecisionResult result =
        decisions
            .evaluateDecisionByKey(question.table().id())
            .variables(question.inputs())
            .evaluate();
    if (result.isEmpty()) {
      throw new IllegalStateException(
          "The table " + question.table().id() + " has no row for " + question.inputs());
    }
    return result.getSingleResult().getEntryMap();
  }
}
