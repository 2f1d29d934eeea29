package org.tocsin.engine.lint.flow;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;

/** What runs is what people see. */
public final class DiagramLaws {
  private DiagramLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    check(model, FlowNode.class, BpmnShape.class, breaches);
    check(model, SequenceFlow.class, BpmnEdge.class, breaches);
  }

  private static void check(
      BpmnModelInstance model,
      Class<? extends ModelElementInstance> type,
      Class<? extends ModelElementInstance> picture,
      Breaches breaches) {
    Set<String> drawn = new HashSet<>();
    model
        .getModelElementsByType(picture)
        .forEach(shape -> drawn.add(ModelXml.reference(shape, "bpmnElement")));
    for (ModelElementInstance element : model.getModelElementsByType(type)) {
      if (!drawn.contains(ModelXml.attribute(element, "id"))) {
        breaches.at(element, "is not on the diagram; draw it or remove it");
      }
    }
  }
}
