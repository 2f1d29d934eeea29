package org.tocsin.engine.lint.work;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.TimeWords;

/** Work of people has a form, somebody who may do it, and a deadline. */
public final class UserTaskLaws {
  private UserTaskLaws() {}

  public static void check(BpmnModelInstance model, ModelSet models, Breaches breaches) {
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      String form = ModelXml.camunda(task, "formRef");
      if (form.isBlank()) {
        breaches.at(task, "has no form; name one of the folder forms/ as 'Camunda Forms'");
      } else if (!models.formIds().contains(form)) {
        breaches.at(task, "has the form %s, which does not exist".formatted(Breaches.quoted(form)));
      }
      if (!ModelXml.camunda(task, "formRefBinding").equals("deployment")) {
        breaches.at(task, "does not bind its form; set 'Binding' to 'deployment'");
      }
      if (ModelXml.camunda(task, "candidateGroups").isBlank()) {
        breaches.at(task, "has no candidate groups; say who may do it, such as ${team},responder");
      }
      checkDeadline(task, breaches);
    }
  }

  private static void checkDeadline(UserTask task, Breaches breaches) {
    String due = ModelXml.camunda(task, "dueDate");
    if (due.isBlank() && !ModelXml.property(task, "deadline").equals("none")) {
      breaches.at(
          task, "has no due date; give it one such as PT15M, or the property 'deadline' = 'none'");
    } else if (!due.isBlank() && TimeWords.duration(due).isEmpty() && !TimerLaws.isVariable(due)) {
      breaches.at(
          task,
          "is due %s; write a duration such as PT15M, or a variable such as ${due}"
              .formatted(Breaches.quoted(due)));
    }
  }
}
