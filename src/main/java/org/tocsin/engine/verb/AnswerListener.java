package org.tocsin.engine.verb;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Hands the answers of a completed user task to the verb of its form, in the same transaction. It
 * stands on every user task, so that Tasklist, the console, the REST interfaces and the signed link
 * are all held to the same rules.
 */
public record AnswerListener(Verbs verbs, String form, FormSubmission submission)
    implements TaskListener {
  @Override
  public void notify(DelegateTask task) {
    if (!submission.isOf(task)) {
      throw new AnswerRejected("Complete this task with its form.");
    }
    verbs
        .answering(form)
        .map(verb -> verbs.run(verb, answersOf(task)))
        .ifPresent(task.getExecution()::setVariables);
  }

  private static Function<String, @Nullable Object> answersOf(DelegateTask task) {
    Map<String, Object> given = Map.of("person", personOf(task), "at", now().toString());
    Function<String, @Nullable Object> variables = VerbDelegate.variablesOf(task.getExecution());
    return name -> given.containsKey(name) ? given.get(name) : variables.apply(name);
  }

  private static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  private static String personOf(DelegateTask task) {
    String signedIn = Context.getCommandContext().getAuthenticatedUserId();
    if (signedIn != null) {
      return signedIn;
    }
    if (task.getAssignee() != null) {
      return task.getAssignee();
    }
    throw new AnswerRejected("Nobody is signed in, so nobody can complete this task.");
  }
}
