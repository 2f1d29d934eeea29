package org.tocsin.engine.lint.model;

import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * At which steps the engine commits and goes on later.
 *
 * @param processes the called processes in which it pauses, whichever way they take
 */
public record Pauses(Set<String> processes) {
  boolean at(ModelElementInstance step) {
    if (ModelXml.camunda(step, "asyncBefore").equals("true")) {
      return true;
    }
    return !isRepeated(step) && (waits(step) || callsPausing(step));
  }

  /** For an empty collection nothing is done, and nothing waits. */
  private static boolean isRepeated(ModelElementInstance step) {
    return !step.getChildElementsByType(MultiInstanceLoopCharacteristics.class).isEmpty();
  }

  private static boolean waits(ModelElementInstance step) {
    return step instanceof UserTask
        || step instanceof IntermediateCatchEvent
        || step instanceof EventBasedGateway
        || isOutside(step)
        || step.getChildElementsByType(MessageEventDefinition.class).stream()
            .anyMatch(Pauses::isOutside);
  }

  private static boolean isOutside(ModelElementInstance part) {
    return ModelXml.camunda(part, "type").equals("external");
  }

  private boolean callsPausing(ModelElementInstance step) {
    return step instanceof CallActivity
        && processes.contains(ModelXml.attribute(step, "calledElement"));
  }
}
