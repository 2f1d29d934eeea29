package org.tocsin.engine.lint.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What the engine can run through in one go: the steps of a process without those at which it
 * pauses. Errors and escalations count as ways too, from where they arise to whoever may catch
 * them.
 */
public final class FlowGraph {
  /** Marks the end of a process or sub-process, as opposed to its beginning. */
  private static final String OVER = "/over";

  private final Process process;
  private final Pauses pauses;
  private final Map<String, Set<String>> next = new TreeMap<>();

  public FlowGraph(Process process, Pauses pauses) {
    this.process = process;
    this.pauses = pauses;
    beginnings(process);
    scope(process);
  }

  public Map<String, Set<String>> next() {
    return next;
  }

  /** Whether the process can be begun and over without a pause. */
  public boolean isRunThrough() {
    Set<String> seen = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(Set.of(id(process)));
    while (!ahead.isEmpty()) {
      String at = ahead.pop();
      if (seen.add(at)) {
        ahead.addAll(next.getOrDefault(at, Set.of()));
      }
    }
    return seen.contains(id(process) + OVER);
  }

  /** Sub-processes are as deep as the file at most, and that is bounded. */
  private void scope(ModelElementInstance scope) {
    for (FlowNode node : scope.getChildElementsByType(FlowNode.class)) {
      if (node instanceof SubProcess) {
        beginnings(node);
        scope(node);
      }
      flows(scope, node);
      if (node instanceof ThrowEvent || node instanceof CallActivity) {
        catches(node);
      }
    }
  }

  private void beginnings(ModelElementInstance scope) {
    for (StartEvent start : scope.getChildElementsByType(StartEvent.class)) {
      if (scope instanceof Process || start.getEventDefinitions().isEmpty()) {
        link(scope, id(scope), start);
      }
    }
    if (!scope.getChildElementsByType(MultiInstanceLoopCharacteristics.class).isEmpty()) {
      link(scope, id(scope), id(scope) + OVER);
    }
  }

  private void flows(ModelElementInstance scope, FlowNode node) {
    String left = node instanceof SubProcess ? id(node) + OVER : id(node);
    boolean goesOn = false;
    for (SequenceFlow flow : scope.getChildElementsByType(SequenceFlow.class)) {
      if (ModelXml.attribute(flow, "sourceRef").equals(id(node))) {
        goesOn = true;
        ModelElementInstance target =
            node.getModelInstance().getModelElementById(ModelXml.attribute(flow, "targetRef"));
        link(node, left, target);
      }
    }
    if (!goesOn) {
      link(node, left, id(scope) + OVER);
    }
  }

  /**
   * The engine looks for whoever catches in the scope of the step, then further and further out.
   */
  private void catches(FlowNode thrower) {
    ModelElementInstance inner = thrower;
    while (!(inner instanceof Process)) {
      ModelElementInstance scope = inner.getParentElement();
      String host = id(inner);
      scope.getChildElementsByType(BoundaryEvent.class).stream()
          .filter(FlowGraph::isThrown)
          .filter(event -> ModelXml.attribute(event, "attachedToRef").equals(host))
          .forEach(event -> link(thrower, id(thrower), event));
      scope.getChildElementsByType(SubProcess.class).stream()
          .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream())
          .filter(FlowGraph::isThrown)
          .forEach(start -> link(thrower, id(thrower), start));
      inner = scope;
    }
  }

  private static boolean isThrown(Event event) {
    return !event.getChildElementsByType(ErrorEventDefinition.class).isEmpty()
        || !event.getChildElementsByType(EscalationEventDefinition.class).isEmpty();
  }

  private void link(ModelElementInstance step, String from, ModelElementInstance to) {
    if (!pauses.at(to)) {
      link(step, from, id(to));
    }
  }

  /** The end of a sub-process leads on even when the engine pauses at its beginning. */
  private void link(ModelElementInstance step, String from, String to) {
    boolean paused = pauses.at(step) && !from.endsWith(OVER);
    if (!paused) {
      next.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
    }
  }

  private static String id(ModelElementInstance element) {
    return ModelXml.attribute(element, "id");
  }
}
