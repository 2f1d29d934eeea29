package org.tocsin.engine.lint.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;

/** Where ways part, the diagram asks a question and each way is an answer. */
public final class GatewayLaws {
  private GatewayLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    Map<String, List<SequenceFlow>> waysFrom =
        model.getModelElementsByType(SequenceFlow.class).stream()
            .collect(Collectors.groupingBy(flow -> ModelXml.attribute(flow, "sourceRef")));
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      List<SequenceFlow> ways = waysFrom.getOrDefault(ModelXml.attribute(node, "id"), List.of());
      if (!(node instanceof ExclusiveGateway || node instanceof InclusiveGateway)) {
        checkNoQuestion(ways, breaches);
      } else if (ways.size() > 1) {
        checkQuestion(node, ways, breaches);
      }
    }
  }

  private static void checkNoQuestion(List<SequenceFlow> ways, Breaches breaches) {
    for (SequenceFlow way : ways) {
      if (way.getConditionExpression() != null) {
        breaches.at(way, "has a condition, but leaves no gateway that asks; draw one");
      }
    }
  }

  private static void checkQuestion(FlowNode gateway, List<SequenceFlow> ways, Breaches breaches) {
    if (!ModelXml.attribute(gateway, "name").strip().endsWith("?")) {
      breaches.at(gateway, "is no question; let its name end with '?'");
    }
    String otherwise = ModelXml.attribute(gateway, "default");
    for (SequenceFlow way : ways) {
      if (ModelXml.attribute(way, "name").isBlank()) {
        breaches.at(way, "answers nothing; name it with an answer to " + Breaches.named(gateway));
      }
      boolean isDefault = ModelXml.attribute(way, "id").equals(otherwise);
      if (isDefault && way.getConditionExpression() != null) {
        breaches.at(way, "is the default and has a condition; remove one of the two");
      }
      if (!isDefault && way.getConditionExpression() == null) {
        breaches.at(way, "has no condition; give it one or make it the default");
      }
    }
  }
}
