package org.tocsin.engine.verb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.lint.model.FormFields;

/**
 * Stands before what the engine does with a submitted form: only variables that the form declares
 * get in, wherever the submission comes from. The engine itself takes any variable.
 */
public final class FormSubmission implements TaskFormHandler {
  /** The task that this thread has just submitted the form of. */
  private static final ThreadLocal<@Nullable Object> SUBMITTED = new ThreadLocal<>();

  private final TaskFormHandler engines;

  /** Of the form as it was deployed with this model, so it never changes. */
  private volatile @Nullable Set<String> declared;

  public FormSubmission(TaskFormHandler engines) {
    this.engines = engines;
  }

  /** Whether the task is being completed by its form, and not past it. */
  boolean isOf(DelegateTask task) {
    boolean submitted = SUBMITTED.get() == task;
    SUBMITTED.remove();
    return submitted;
  }

  @Override
  public void submitFormVariables(VariableMap answers, VariableScope scope) {
    TaskEntity task = (TaskEntity) scope;
    Set<String> fields = declared(task);
    for (String name : answers.keySet()) {
      if (!fields.contains(name)) {
        throw new AnswerRejected("The form of this task has no field '%s'.".formatted(name));
      }
    }
    engines.submitFormVariables(answers, scope);
    SUBMITTED.set(task);
  }

  private Set<String> declared(TaskEntity task) {
    Set<String> known = declared;
    if (known == null) {
      known = read(task);
      declared = known;
    }
    return known;
  }

  private static Set<String> read(TaskEntity task) {
    try (InputStream form =
        Context.getProcessEngineConfiguration()
            .getFormService()
            .getDeployedTaskForm(task.getId())) {
      return FormFields.of(form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TaskFormData createTaskForm(TaskEntity task) {
    return engines.createTaskForm(task);
  }

  @Override
  public void parseConfiguration(
      Element element,
      DeploymentEntity deployment,
      ProcessDefinitionEntity model,
      BpmnParse parse) {
    engines.parseConfiguration(element, deployment, model, parse);
  }
}
