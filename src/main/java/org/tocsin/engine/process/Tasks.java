package org.tocsin.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.contract.NeededTask;
import org.tocsin.engine.lint.model.FormFields;
import org.tocsin.engine.verb.AnswerRejected;
import org.tocsin.engine.verb.Verbs;
import org.tocsin.shared.IncidentNumber;

/** The user tasks that are open now. */
@Component
public class Tasks {
  private final TaskService tasks;
  private final FormService forms;
  private final IdentityService identity;
  private final Accounts accounts;
  private final Verbs verbs;
  private final JdbcClient database;
  private final TransactionTemplate transaction;

  Tasks(
      TaskService tasks,
      FormService forms,
      IdentityService identity,
      Accounts accounts,
      Verbs verbs,
      JdbcClient database,
      TransactionTemplate transaction) {
    this.tasks = tasks;
    this.forms = forms;
    this.identity = identity;
    this.accounts = accounts;
    this.verbs = verbs;
    this.database = database;
    this.transaction = transaction;
  }

  /**
   * A task somebody has to do.
   *
   * @param activity the id of the task in its model, such as {@code task_triage}
   * @param due when it should be done; null when the model gives no deadline
   */
  public record OpenTask(
      String id,
      String name,
      String activity,
      String processInstance,
      @Nullable String assignee,
      Instant created,
      @Nullable Instant due) {}

  public List<OpenTask> of(IncidentNumber incident) {
    return open(byIncident(incident).orderByTaskCreateTime().asc());
  }

  /** The open tasks of one step of the models, oldest first. */
  public List<OpenTask> of(IncidentNumber incident, NeededTask task) {
    return open(byIncident(incident).taskDefinitionKey(task.id()).orderByTaskCreateTime().asc());
  }

  /**
   * Completes a task in a person's name; the answers go to the verb of its form. Of several people
   * who do so at once one is first, and the others find the task completed.
   *
   * @return false when the task is no longer open
   * @throws AnswerRejected when the answers are not accepted
   */
  public boolean complete(String task, String person, Map<String, Object> answers) {
    return complete(task, person, accounts.groupsOf(person), answers);
  }

  /**
   * The same in the name of a sender of alerts, which has no account: it may complete what
   * responders may.
   */
  public boolean completeForSender(String task, String sender, Map<String, Object> answers) {
    return complete(task, sender, Set.of(Accounts.RESPONDER), answers);
  }

  private boolean complete(
      String task, String person, Set<String> groups, Map<String, Object> answers) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(status -> completeIfOpen(task, person, groups, answers)));
    } catch (RuntimeException e) {
      Optional<AnswerRejected> rejection = rejection(e);
      if (rejection.isEmpty() && !isOpen(task)) {
        return false;
      }
      throw rejection.map(RuntimeException.class::cast).orElse(e);
    }
  }

  private boolean completeIfOpen(
      String task, String person, Set<String> groups, Map<String, Object> answers) {
    oneAtATime(task);
    if (!isOpen(task)) {
      return false;
    }
    check(task, answers);
    submit(task, person, groups, answers);
    return true;
  }

  /** The engine gets lost when a task vanishes while it is being completed. */
  private void oneAtATime(String task) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:task, 0))::text")
        .param("task", task)
        .query(String.class)
        .single();
  }

  private void submit(String task, String person, Set<String> groups, Map<String, Object> answers) {
    identity.setAuthentication(person, List.copyOf(groups));
    try {
      forms.submitTaskForm(task, answers);
    } finally {
      identity.clearAuthentication();
    }
  }

  private boolean isOpen(String task) {
    return tasks.createTaskQuery().taskId(task).count() > 0;
  }

  /**
   * Checks answers to a task's form without completing it.
   *
   * @throws AnswerRejected when a field is unknown, missing or wrong
   */
  public void check(String task, Map<String, ? extends @Nullable Object> answers) {
    Optional<String> form = formOf(task);
    if (form.isEmpty()) {
      return;
    }
    Set<String> fields = declaredFields(task);
    for (String name : answers.keySet()) {
      if (!fields.contains(name)) {
        throw new AnswerRejected("The form of this task has no field '%s'.".formatted(name));
      }
    }
    Map<String, Object> given =
        Map.of("incident", "INC-1", "processInstance", "-", "person", "-", "at", Instant.EPOCH);
    verbs
        .answering(form.get())
        .ifPresent(
            verb ->
                verbs.check(
                    Verbs.inputOf(verb),
                    name ->
                        answers.containsKey(name)
                            ? answers.get(name)
                            : given.getOrDefault(name, tasks.getVariable(task, name))));
  }

  /** The names of the variables that the form of an open task asks for; empty without a form. */
  public Set<String> fieldsOf(String task) {
    return formOf(task).isEmpty() ? Set.of() : declaredFields(task);
  }

  /** Who an open task is assigned to; empty when nobody is, or there is no such task. */
  public Optional<String> assignee(String task) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult())
        .map(Task::getAssignee);
  }

  private Set<String> declaredFields(String task) {
    try (InputStream form = forms.getDeployedTaskForm(task)) {
      return FormFields.of(form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> formOf(String task) {
    return Optional.ofNullable(
            tasks.createTaskQuery().taskId(task).initializeFormKeys().singleResult())
        .map(Task::getCamundaFormRef)
        .map(CamundaFormRef::getKey);
  }

  private TaskQuery byIncident(IncidentNumber incident) {
    return tasks.createTaskQuery().processInstanceBusinessKey(incident.toString());
  }

  private static List<OpenTask> open(TaskQuery query) {
    return query.list().stream().map(Tasks::open).toList();
  }

  private static OpenTask open(Task task) {
    return new OpenTask(
        task.getId(),
        task.getName(),
        task.getTaskDefinitionKey(),
        task.getProcessInstanceId(),
        task.getAssignee(),
        task.getCreateTime().toInstant(),
        instant(task.getDueDate()));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static Optional<AnswerRejected> rejection(@Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnswerRejected rejected) {
        return Optional.of(rejected);
      }
    }
    return Optional.empty();
  }
}
