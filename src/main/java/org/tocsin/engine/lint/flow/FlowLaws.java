package org.tocsin.engine.lint.flow;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;

/** Every step has a name, can be reached, and leads on until an end says that it is over. */
public final class FlowLaws {
  private FlowLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    Set<String> reached = ends(model, "targetRef");
    Set<String> left = ends(model, "sourceRef");
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      String id = ModelXml.attribute(node, "id");
      if (ModelXml.attribute(node, "name").isBlank() && !(node instanceof Gateway)) {
        breaches.at(node, "has no name; say what is done, or what has happened");
      }
      if (!reached.contains(id) && !beginsByItself(node)) {
        breaches.at(node, "is never reached; draw a sequence flow to it");
      }
      if (!left.contains(id) && !(node instanceof EndEvent) && !isEventSubProcess(node)) {
        breaches.at(node, "leads nowhere; draw a sequence flow from it, if only to an end event");
      }
    }
  }

  private static Set<String> ends(BpmnModelInstance model, String end) {
    return model.getModelElementsByType(SequenceFlow.class).stream()
        .map(flow -> ModelXml.attribute(flow, end))
        .collect(Collectors.toSet());
  }

  private static boolean beginsByItself(FlowNode node) {
    return node instanceof StartEvent || node instanceof BoundaryEvent || isEventSubProcess(node);
  }

  private static boolean isEventSubProcess(FlowNode node) {
    return node instanceof SubProcess sub && sub.triggeredByEvent();
  }
}
