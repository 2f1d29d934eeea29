package org.tocsin.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.shared.IncidentNumber;

/**
 * What the engine's history tells of an incident: which models led it, and what its tables decided.
 * It tells nothing any more once the models' time to live has passed.
 */
@Component
public class IncidentHistory {
  private final HistoryService history;
  private final RepositoryService repository;

  IncidentHistory(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  /**
   * One evaluation of a decision table by a process of the incident.
   *
   * @param table the id of the table
   * @param version of the table
   * @param inputs by the name of their column
   * @param outputs one for each rule that matched, in order; by the name of their column
   */
  public record Decided(
      String table,
      int version,
      Instant at,
      Map<String, @Nullable Object> inputs,
      List<Map<String, @Nullable Object>> outputs) {}

  /**
   * One version of a model or table that had a part in the incident.
   *
   * @param file its name when it was deployed
   */
  public record Model(String id, int version, String file, byte[] content) {}

  /** What the tables decided, the oldest first. */
  public List<Decided> decisions(IncidentNumber incident) {
    return evaluations(incident)
        .sorted(Comparator.comparing(HistoricDecisionInstance::getEvaluationTime))
        .map(this::decided)
        .toList();
  }

  /** Every version of a model or table that had a part, by id and version. */
  public List<Model> models(IncidentNumber incident) {
    Stream<String> processes =
        instances(incident).map(HistoricProcessInstance::getProcessDefinitionId).distinct();
    Stream<String> tables =
        evaluations(incident).map(HistoricDecisionInstance::getDecisionDefinitionId).distinct();
    return Stream.concat(processes.map(this::process), tables.map(this::table))
        .sorted(Comparator.comparing(Model::id).thenComparing(Model::version))
        .toList();
  }

  private Stream<HistoricProcessInstance> instances(IncidentNumber incident) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(incident.toString())
        .list()
        .stream();
  }

  private Stream<HistoricDecisionInstance> evaluations(IncidentNumber incident) {
    return instances(incident)
        .flatMap(
            instance ->
                history
                    .createHistoricDecisionInstanceQuery()
                    .processInstanceId(instance.getId())
                    .includeInputs()
                    .includeOutputs()
                    .list()
                    .stream());
  }

  private Decided decided(HistoricDecisionInstance evaluation) {
    Map<String, @Nullable Object> inputs = new TreeMap<>();
    for (HistoricDecisionInputInstance input : evaluation.getInputs()) {
      inputs.put(name(input.getClauseName(), input.getClauseId()), input.getValue());
    }
    Map<Integer, Map<String, @Nullable Object>> rules = new TreeMap<>();
    for (HistoricDecisionOutputInstance output : evaluation.getOutputs()) {
      rules
          .computeIfAbsent(output.getRuleOrder(), rule -> new TreeMap<>())
          .put(name(output.getClauseName(), output.getClauseId()), output.getValue());
    }
    return new Decided(
        evaluation.getDecisionDefinitionKey(),
        repository.getDecisionDefinition(evaluation.getDecisionDefinitionId()).getVersion(),
        evaluation.getEvaluationTime().toInstant(),
        inputs,
        List.copyOf(rules.values()));
  }

  private static String name(@Nullable String name, String id) {
    return name == null ? id : name;
  }

  private Model process(String id) {
    ProcessDefinition model = repository.getProcessDefinition(id);
    return model(model, repository.getProcessModel(id));
  }

  private Model table(String id) {
    DecisionDefinition table = repository.getDecisionDefinition(id);
    return model(table, repository.getDecisionModel(id));
  }

  private static Model model(ResourceDefinition model, InputStream content) {
    try (content) {
      return new Model(
          model.getKey(), model.getVersion(), model.getResourceName(), content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
