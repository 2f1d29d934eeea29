package org.tocsin.engine.verb;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** What the engine finds behind <code>${pageLevel}</code>. */
record VerbDelegate(Verbs verbs, Verb<?, ?> verb) implements JavaDelegate {
  @Override
  public void execute(DelegateExecution execution) {
    try {
      execution.setVariables(verbs.run(verb, variablesOf(execution)));
    } catch (AnswerRejected e) {
      throw new IllegalArgumentException(
          "%s (%s): %s"
              .formatted(
                  execution.getCurrentActivityName(),
                  execution.getCurrentActivityId(),
                  e.getMessage()),
          e);
    }
  }

  static Function<String, @Nullable Object> variablesOf(DelegateExecution execution) {
    return name ->
        switch (name) {
          case "incident" -> execution.getProcessBusinessKey();
          case "processInstance" -> execution.getProcessInstanceId();
          default -> execution.getVariable(name);
        };
  }
}
