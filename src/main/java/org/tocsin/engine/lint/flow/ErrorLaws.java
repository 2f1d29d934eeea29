package org.tocsin.engine.lint.flow;

import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.Work;

/** The error an external task ends with when its tries are used up is caught, and the other way. */
public final class ErrorLaws {
  private ErrorLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    List<ErrorEventDefinition> caught =
        model.getModelElementsByType(ErrorEventDefinition.class).stream()
            .filter(definition -> definition.getParentElement() instanceof CatchEvent)
            .toList();
    for (Work work : Work.in(model)) {
      String error = ModelXml.property(work.step(), "error");
      if (!error.isEmpty() && caught.stream().noneMatch(c -> catches(c, error, model))) {
        breaches.at(
            work.step(),
            "ends with the error %s, which no event of this model catches"
                .formatted(Breaches.quoted(error)));
      }
      caught.stream()
          .filter(definition -> standsOn(work, definition.getParentElement()))
          .filter(definition -> error.isEmpty() || !catches(definition, error, model))
          .forEach(
              definition ->
                  breaches.at(
                      definition.getParentElement(),
                      "catches an error that %s never ends with; name it there as property 'error'"
                          .formatted(Breaches.named(work.step()))));
    }
  }

  private static boolean standsOn(Work work, ModelElementInstance event) {
    return event instanceof BoundaryEvent
        && ModelXml.attribute(event, "attachedToRef").equals(ModelXml.attribute(work.step(), "id"));
  }

  /** An event that names no error, or one without a code, catches every error. */
  private static boolean catches(
      ErrorEventDefinition definition, String code, BpmnModelInstance model) {
    ModelElementInstance error =
        model.getModelElementById(ModelXml.reference(definition, "errorRef"));
    String caught = error == null ? "" : ModelXml.attribute(error, "errorCode");
    return caught.isEmpty() || caught.equals(code);
  }
}
