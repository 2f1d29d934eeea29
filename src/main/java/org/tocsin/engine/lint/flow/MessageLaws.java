package org.tocsin.engine.lint.flow;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;

/** Messages and errors have names, and none is left over. */
public final class MessageLaws {
  private MessageLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    model
        .getModelElementsByType(MessageEventDefinition.class)
        .forEach(definition -> checkName(definition, model, breaches));
    checkUse(model, Message.class, MessageEventDefinition.class, "messageRef", breaches);
    checkUse(model, Error.class, ErrorEventDefinition.class, "errorRef", breaches);
    checkUse(model, Escalation.class, EscalationEventDefinition.class, "escalationRef", breaches);
  }

  private static void checkName(
      MessageEventDefinition definition, BpmnModelInstance model, Breaches breaches) {
    ModelElementInstance event = definition.getParentElement();
    ModelElementInstance message =
        model.getModelElementById(ModelXml.reference(definition, "messageRef"));
    if (event instanceof CatchEvent
        && (message == null || ModelXml.attribute(message, "name").isBlank())) {
      breaches.at(event, "waits for a message without a name; name it as its sender does");
    }
  }

  private static void checkUse(
      BpmnModelInstance model,
      Class<? extends BaseElement> declared,
      Class<? extends ModelElementInstance> event,
      String reference,
      Breaches breaches) {
    Set<String> used = new HashSet<>();
    model
        .getModelElementsByType(event)
        .forEach(definition -> used.add(ModelXml.reference(definition, reference)));
    for (BaseElement element : model.getModelElementsByType(declared)) {
      if (!used.contains(ModelXml.attribute(element, "id"))) {
        breaches.at(element, "is not used by any event; remove it");
      }
    }
  }
}
