package org.tocsin.engine.lint.flow;

import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.ModelXml;

/** What a model calls exists, is of the same deployment, and belongs to the same incident. */
public final class CallLaws {
  private CallLaws() {}

  public static void check(BpmnModelInstance model, ModelSet models, Breaches breaches) {
    model
        .getModelElementsByType(CallActivity.class)
        .forEach(call -> checkCall(call, models, breaches));
    model
        .getModelElementsByType(BusinessRuleTask.class)
        .forEach(rules -> checkRules(rules, models, breaches));
  }

  private static void checkCall(CallActivity call, ModelSet models, Breaches breaches) {
    String called = ModelXml.attribute(call, "calledElement");
    if (called.isBlank()) {
      breaches.at(call, "calls no process; name one");
    } else if (!models.processIds().contains(called)) {
      breaches.at(
          call,
          "calls the process %s, which does not exist; there are %s"
              .formatted(Breaches.quoted(called), String.join(", ", models.processIds())));
    } else if (!canBeCalled(called, models)) {
      breaches.at(
          call, "calls %s, which does not begin with a plain start event".formatted(called));
    }
    if (!ModelXml.camunda(call, "calledElementBinding").equals("deployment")) {
      breaches.at(call, "does not bind what it calls; set 'Binding' to 'deployment'");
    }
    List<CamundaIn> inputs = ModelXml.extensions(call, CamundaIn.class);
    if (inputs.stream().noneMatch(CallLaws::passesIncident)) {
      breaches.at(
          call,
          "does not pass the incident on; give it the business key"
              + " #{execution.processBusinessKey}");
    }
  }

  private static boolean passesIncident(CamundaIn input) {
    return ModelXml.attribute(input, "businessKey")
        .matches("[$#]\\{execution\\.processBusinessKey}");
  }

  private static boolean canBeCalled(String id, ModelSet models) {
    return models.processes().entrySet().stream()
        .filter(model -> ModelSet.baseName(model.getKey()).equals(id))
        .flatMap(model -> model.getValue().getModelElementsByType(Process.class).stream())
        .flatMap(process -> process.getChildElementsByType(StartEvent.class).stream())
        .anyMatch(start -> start.getEventDefinitions().isEmpty());
  }

  private static void checkRules(BusinessRuleTask rules, ModelSet models, Breaches breaches) {
    String decision = ModelXml.camunda(rules, "decisionRef");
    if (!models.decisionIds().contains(decision)) {
      breaches.at(
          rules,
          "asks the decision %s, which does not exist; there are %s"
              .formatted(Breaches.quoted(decision), String.join(", ", models.decisionIds())));
    }
    if (!ModelXml.camunda(rules, "decisionRefBinding").equals("deployment")) {
      breaches.at(rules, "does not bind its decision; set 'Binding' to 'deployment'");
    }
    if (ModelXml.camunda(rules, "resultVariable").isBlank()) {
      breaches.at(rules, "drops the answer; name a result variable");
    }
    if (ModelXml.camunda(rules, "mapDecisionResult").isBlank()) {
      breaches.at(rules, "keeps its answer as a list; set 'Map decision result' to 'singleResult'");
    }
  }
}
