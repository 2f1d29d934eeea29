package org.tocsin.engine.lint.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.FlowGraph;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.Pauses;

/** Nothing goes round in circles without a pause: that would take the node down. */
public final class CycleLaws {
  private CycleLaws() {}

  /** The processes that pause, by id. One that calls itself without a pause is not among them. */
  public static Pauses pausesIn(Map<String, BpmnModelInstance> models) {
    Set<String> pausing = new HashSet<>();
    boolean more = true;
    while (more) {
      Pauses known = new Pauses(Set.copyOf(pausing));
      more = false;
      for (Map.Entry<String, BpmnModelInstance> model : models.entrySet()) {
        boolean runThrough =
            model.getValue().getModelElementsByType(Process.class).stream()
                .anyMatch(process -> new FlowGraph(process, known).isRunThrough());
        if (!runThrough) {
          more |= pausing.add(ModelSet.baseName(model.getKey()));
        }
      }
    }
    return new Pauses(pausing);
  }

  public static void check(BpmnModelInstance model, Pauses pauses, Breaches breaches) {
    for (Process process : model.getModelElementsByType(Process.class)) {
      List<String> circle = Cycles.first(new FlowGraph(process, pauses).next());
      if (!circle.isEmpty()) {
        breaches.inFile(
            "nothing pauses in the circle of %s; let people or a timer wait in it"
                .formatted(named(circle, model)));
      }
    }
  }

  private static String named(List<String> circle, BpmnModelInstance model) {
    return circle.stream()
        .map(id -> model.<ModelElementInstance>getModelElementById(id))
        .filter(Objects::nonNull)
        .map(Breaches::named)
        .collect(Collectors.joining(", "));
  }

  /** No process calls itself, be it through others. */
  public static void checkCalls(Map<String, BpmnModelInstance> models, List<String> sentences) {
    Map<String, Set<String>> calls = new TreeMap<>();
    models.forEach(
        (file, model) ->
            model
                .getModelElementsByType(CallActivity.class)
                .forEach(
                    call ->
                        calls
                            .computeIfAbsent(ModelSet.baseName(file), key -> new TreeSet<>())
                            .add(ModelXml.attribute(call, "calledElement"))));
    List<String> circle = Cycles.first(calls);
    if (!circle.isEmpty()) {
      sentences.add(
          "The process %s calls itself (%s, %s); that would never end."
              .formatted(circle.get(0), String.join(", ", circle), circle.get(0)));
    }
  }
}
