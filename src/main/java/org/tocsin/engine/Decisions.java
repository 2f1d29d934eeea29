package org.tocsin.engine;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a decision table. */
@Component
public class Decisions {
  private final DecisionService decisions;

  Decisions(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * The row that the newest version of a table gives for these inputs.
   *
   * @throws IllegalStateException when no row matches
   */
  public <R extends Record> R decide(
      String table, Map<String, @Nullable Object> inputs, Class<R> row) {
    DmnDecisionResult result = decisions.evaluateDecisionByKey(table).variables(inputs).evaluate();
    if (result.isEmpty()) {
      throw new IllegalStateException("The table " + table + " has no row for " + inputs);
    }
    Map<String, Object> entries = result.getSingleResult().getEntryMap();
    return Records.read(row, entries::get);
  }
}
