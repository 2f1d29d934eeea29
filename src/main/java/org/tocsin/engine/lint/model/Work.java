package org.tocsin.engine.lint.model;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A step that is done without people.
 *
 * @param how the part of it that says what is done: of an event, its message
 */
public record Work(FlowNode step, ModelElementInstance how) {
  public static List<Work> in(BpmnModelInstance model) {
    Stream<Work> tasks =
        Stream.of(ServiceTask.class, SendTask.class)
            .flatMap(type -> model.getModelElementsByType(type).stream())
            .map(task -> new Work(task, task));
    Stream<Work> events =
        model.getModelElementsByType(ThrowEvent.class).stream()
            .flatMap(
                event ->
                    event.getChildElementsByType(MessageEventDefinition.class).stream()
                        .map(definition -> new Work(event, definition)));
    return Stream.concat(tasks, events).toList();
  }

  public boolean isOutside() {
    return ModelXml.camunda(how, "type").equals("external");
  }

  public String verb() {
    return ModelXml.camunda(how, "delegateExpression").strip();
  }

  public String topic() {
    return ModelXml.camunda(how, "topic").strip();
  }
}
