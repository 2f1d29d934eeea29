package org.tocsin.engine.lint.flow;

import java.util.Collection;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;

/** One file is one process that can run, of a size that people can read. */
public final class ProcessLaws {
  private static final int STEPS = 80;

  private ProcessLaws() {}

  /** Counts what is done or decided; a sub-process only frames it. */
  public static void checkSize(BpmnModelInstance model, Breaches breaches) {
    long steps =
        model.getModelElementsByType(FlowNode.class).stream()
            .filter(node -> !(node instanceof SubProcess))
            .count();
    if (steps > STEPS) {
      breaches.inFile(
          "there are %d steps; people can read %d, so move a part into a process of its own"
              .formatted(steps, STEPS));
    }
  }

  public static void check(String id, BpmnModelInstance model, Breaches breaches) {
    Collection<Process> processes = model.getModelElementsByType(Process.class);
    if (processes.size() != 1) {
      breaches.inFile(
          "there are %d processes; one file is one process".formatted(processes.size()));
    }
    processes.forEach(process -> checkProcess(id, process, breaches));
    for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
      if (ModelXml.attribute(element, "id").isEmpty()) {
        breaches.at(element, "has no id; give it one");
      }
    }
    for (ModelElementInstance repetition :
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)) {
      if (ModelXml.camunda(repetition, "collection").isBlank()
          || ModelXml.camunda(repetition, "elementVariable").isBlank()) {
        breaches.at(
            repetition.getParentElement(),
            "is repeated without saying for what; name a collection and an element variable");
      }
    }
  }

  private static void checkProcess(String id, Process process, Breaches breaches) {
    if (!id.equals(ModelXml.attribute(process, "id"))) {
      breaches.at(process, "is not called as its file; its id has to be " + id);
    }
    if (!process.isExecutable()) {
      breaches.at(process, "is not executable; switch on 'Executable'");
    }
    if (ModelXml.camunda(process, "historyTimeToLive").isBlank()) {
      breaches.at(process, "has no 'Time to live' of its history; give it one such as P365D");
    }
    if (process.getDocumentations().stream().allMatch(text -> text.getTextContent().isBlank())) {
      breaches.at(process, "has no documentation; say what it is for and who owns it");
    }
  }
}
