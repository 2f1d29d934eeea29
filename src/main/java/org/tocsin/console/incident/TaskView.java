package org.tocsin.console.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.console.layout.Me;
import org.tocsin.engine.process.Tasks.OpenTask;
import org.tocsin.view.People;

/**
 * An open task of an incident, which is worked on in Tasklist.
 *
 * @param mine whether it is assigned to the person who looks
 */
record TaskView(
    String id, String name, @Nullable String assignee, boolean mine, @Nullable Countdown due) {
  static List<TaskView> of(List<OpenTask> tasks, Me me, People.Names names, Instant now) {
    return tasks.stream()
        .map(
            task ->
                new TaskView(
                    task.id(),
                    task.name(),
                    names.orNull(task.assignee()),
                    me.id().equals(task.assignee()),
                    task.due() == null ? null : Countdown.ofTask(task.due(), now)))
        .toList();
  }

  public String link() {
    return "/camunda/app/tasklist/default/#/?task=" + id;
  }
}
