package org.tocsin.engine.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which timers a model wants to run while one of its activities is active. */
@Component
class WantedTimers {
  private final RepositoryService repository;
  private final Map<String, List<Wanted>> known = new ConcurrentHashMap<>();

  WantedTimers(RepositoryService repository) {
    this.repository = repository;
  }

  /**
   * As long as {@code activity} is active, the timer of {@code event} waits, until it has fired.
   *
   * @param cycle what a repeating timer says, such as {@code R6/PT30M}; null for one that does not
   */
  public record Wanted(String definition, String activity, String event, @Nullable String cycle) {}

  /** Those of a definition; a definition never changes. */
  List<Wanted> of(String definition) {
    return known.computeIfAbsent(definition, this::read);
  }

  private List<Wanted> read(String definition) {
    BpmnModelInstance model = repository.getBpmnModelInstance(definition);
    List<Wanted> wanted = new ArrayList<>();
    for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
      timer(event)
          .map(timer -> wanted(definition, event.getAttachedTo().getId(), event, timer))
          .ifPresent(wanted::add);
    }
    for (IntermediateCatchEvent event :
        model.getModelElementsByType(IntermediateCatchEvent.class)) {
      timer(event)
          .map(timer -> wanted(definition, waiting(event), event, timer))
          .ifPresent(wanted::add);
    }
    return List.copyOf(wanted);
  }

  /** The gateway that waits in the event's stead, or the event itself. */
  private static String waiting(IntermediateCatchEvent event) {
    return event.getPreviousNodes().list().stream()
        .filter(EventBasedGateway.class::isInstance)
        .findFirst()
        .map(gateway -> gateway.getId())
        .orElse(event.getId());
  }

  private static Optional<TimerEventDefinition> timer(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .flatMap(
            found ->
                found instanceof TimerEventDefinition timer ? Stream.of(timer) : Stream.empty())
        .findFirst();
  }

  private static Wanted wanted(
      String definition, String activity, CatchEvent event, TimerEventDefinition timer) {
    String cycle =
        timer.getTimeCycle() == null ? null : timer.getTimeCycle().getTextContent().strip();
    return new Wanted(definition, activity, event.getId(), cycle);
  }
}
