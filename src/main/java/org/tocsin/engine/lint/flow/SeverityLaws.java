package org.tocsin.engine.lint.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.contract.SeverityModel;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.shared.Severity;

/**
 * A running incident can be moved from each severity to each other: their stages are the same. A
 * team may lead its mild incidents by a model of its own, such as {@code sev3-response-shop}.
 */
public final class SeverityLaws {
  private static final Severity MILDEST_FOR_EVERYBODY = new Severity("SEV2");

  private SeverityLaws() {}

  public static List<String> broken(Map<String, BpmnModelInstance> models) {
    Map<String, BpmnModelInstance> severities = new TreeMap<>(models);
    severities.keySet().removeIf(file -> SeverityModel.of(ModelSet.baseName(file)).isEmpty());
    Map<String, FlowNode> all = new TreeMap<>();
    severities.values().forEach(model -> stages(model).forEach(all::putIfAbsent));
    List<String> sentences = new ArrayList<>();
    severities.forEach(
        (file, model) -> {
          Breaches breaches = new Breaches(file);
          checkName(ModelSet.baseName(file), breaches);
          checkStages(stages(model), all, breaches);
          checkTimers(model, breaches);
          sentences.addAll(breaches.sentences());
        });
    return sentences;
  }

  private static void checkName(String name, Breaches breaches) {
    SeverityModel.of(name)
        .filter(model -> model.team() != null)
        .map(SeverityModel::severity)
        .filter(severity -> severity.compareTo(MILDEST_FOR_EVERYBODY) <= 0)
        .ifPresent(
            severity ->
                breaches.inFile(
                    "a team has no process of its own for a %s; the common one leads it, whoever the team is"
                        .formatted(severity)));
  }

  private static void checkStages(
      Map<String, FlowNode> stages, Map<String, FlowNode> all, Breaches breaches) {
    all.forEach(
        (id, stage) -> {
          FlowNode same = stages.get(id);
          if (same == null) {
            breaches.inFile(
                "%s of another severity is missing; incidents could not be moved here"
                    .formatted(Breaches.named(stage)));
          } else if (!place(same).equals(place(stage))) {
            breaches.at(
                same,
                "is a %s, but a %s in another severity; incidents could not be moved here"
                    .formatted(place(same), place(stage)));
          }
        });
  }

  /** When an incident is moved, its timers are counted again, from their text. */
  private static void checkTimers(BpmnModelInstance model, Breaches breaches) {
    for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
      if (timer.getParentElement() instanceof BoundaryEvent event
          && timer.getTextContent().contains("{")) {
        breaches.at(event, "has no fixed time; in a severity's process write one such as PT5M");
      }
    }
  }

  private static Map<String, FlowNode> stages(BpmnModelInstance model) {
    Map<String, FlowNode> stages = new TreeMap<>();
    Stream.of(UserTask.class, SubProcess.class)
        .flatMap(type -> model.getModelElementsByType(type).stream())
        .forEach(stage -> stages.put(ModelXml.attribute(stage, "id"), stage));
    return stages;
  }

  private static String place(FlowNode stage) {
    ModelElementInstance scope = stage.getParentElement();
    String type = Breaches.words(stage.getDomElement().getLocalName());
    return scope instanceof Process
        ? type
        : "%s in %s".formatted(type, ModelXml.attribute(scope, "id"));
  }
}
