package org.tocsin.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/** Where an incident is in the picture of its process. */
@Component
public class Diagrams {
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final HistoryService history;

  Diagrams(RuntimeService runtime, RepositoryService repository, HistoryService history) {
    this.runtime = runtime;
    this.repository = repository;
    this.history = history;
  }

  /**
   * @param model which version of which model leads the incident; see {@link #xml}
   * @param active the ids of the elements that are being done, and of those around them
   * @param done the ids of the elements that have been done
   * @param steps the names of the innermost active elements
   */
  public record Progress(String model, Set<String> active, Set<String> done, List<String> steps) {}

  /**
   * Where the process that leads this incident stands; for one that is over, how far it came. Empty
   * when it was never started, or is over and its history is not kept any more.
   */
  public Optional<Progress> of(IncidentNumber incident) {
    return leading(incident).map(this::progress);
  }

  /**
   * The picture of a model as BPMN 2.0 XML.
   *
   * @param model as in {@link Progress#model}
   */
  public String xml(String model) {
    try (InputStream xml = repository.getProcessModel(model)) {
      return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The process that leads an incident.
   *
   * @param running false when it is over; then only its history tells of it
   */
  private record Leading(String instance, String model, boolean running) {}

  /** A running one may have outlived its history. */
  private Optional<Leading> leading(IncidentNumber incident) {
    return running(incident).or(() -> over(incident));
  }

  private Optional<Leading> running(IncidentNumber incident) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(incident.toString())
        .rootProcessInstances()
        .list()
        .stream()
        .filter(instance -> Severities.leads(instance.getProcessDefinitionKey()))
        .map(i -> new Leading(i.getId(), i.getProcessDefinitionId(), true))
        .findFirst();
  }

  private Optional<Leading> over(IncidentNumber incident) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(incident.toString())
        .rootProcessInstances()
        .list()
        .stream()
        .filter(instance -> Severities.leads(instance.getProcessDefinitionKey()))
        .map(i -> new Leading(i.getId(), i.getProcessDefinitionId(), false))
        .findFirst();
  }

  private Progress progress(Leading leading) {
    ActivityInstance root =
        leading.running() ? runtime.getActivityInstance(leading.instance()) : null;
    Set<String> active = inside(root).map(Diagrams::elementOf).collect(ids());
    Set<String> innermost =
        inside(root)
            .filter(a -> below(a).findAny().isEmpty())
            .map(Diagrams::elementOf)
            .collect(ids());
    waitingBefore(root).forEach(active::add);
    waitingBefore(root).forEach(innermost::add);
    return new Progress(
        leading.model(),
        active,
        done(leading.instance(), active),
        names(leading.model(), innermost));
  }

  private Set<String> done(String instance, Set<String> active) {
    Set<String> done =
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(instance)
            .finished()
            .list()
            .stream()
            .filter(activity -> !activity.isCanceled())
            .map(HistoricActivityInstance::getActivityId)
            .map(Diagrams::withoutBody)
            .collect(ids());
    done.removeAll(active);
    return done;
  }

  private List<String> names(String model, Set<String> elements) {
    BpmnModelInstance bpmn = repository.getBpmnModelInstance(model);
    return elements.stream()
        .map(id -> bpmn.<FlowElement>getModelElementById(id))
        .filter(element -> element != null && element.getName() != null)
        .map(element -> element.getName().replaceAll("\\s+", " "))
        .toList();
  }

  /** Every activity inside, at any depth; the instance itself is not one of them. */
  private static Stream<ActivityInstance> inside(@Nullable ActivityInstance scope) {
    return scope == null
        ? Stream.empty()
        : below(scope).flatMap(child -> Stream.concat(Stream.of(child), inside(child)));
  }

  private static Stream<ActivityInstance> below(ActivityInstance scope) {
    return Stream.of(scope.getChildActivityInstances());
  }

  /** A verb that has not begun yet, or failed and will be tried again, is a step too. */
  private static Stream<String> waitingBefore(@Nullable ActivityInstance root) {
    return root == null
        ? Stream.empty()
        : Stream.concat(Stream.of(root), inside(root))
            .flatMap(scope -> Stream.of(scope.getChildTransitionInstances()))
            .map(TransitionInstance::getActivityId)
            .map(Diagrams::withoutBody);
  }

  private static String elementOf(ActivityInstance activity) {
    return withoutBody(activity.getActivityId());
  }

  /** The engine puts a scope around an activity that runs several times. */
  private static String withoutBody(String activity) {
    return activity.replaceFirst("#multiInstanceBody$", "");
  }

  private static Collector<String, ?, Set<String>> ids() {
    return Collectors.toCollection(TreeSet::new);
  }
}
