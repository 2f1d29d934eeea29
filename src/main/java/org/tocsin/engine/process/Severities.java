package org.tocsin.engine.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.SeverityModel;
import org.tocsin.shared.Severity;

/** The severities there is a model for. */
@Component
public class Severities {
  private final RepositoryService repository;

  Severities(RepositoryService repository) {
    this.repository = repository;
  }

  /**
   * @param meaning the first sentence of the model's documentation
   */
  public record Meaning(Severity severity, String meaning) {}

  /** Each with what its model says it is for, the worst first. */
  public List<Meaning> all() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKeyLike("sev%")
        .latestVersion()
        .orderByProcessDefinitionKey()
        .asc()
        .list()
        .stream()
        .filter(model -> ledFor(model).filter(leading -> leading.team() == null).isPresent())
        .map(this::meaning)
        .toList();
  }

  /**
   * The id of the model that leads an incident of this severity for this team: the team's own, such
   * as {@code sev3-response-shop}, or the one that counts for everybody. The laws of the models see
   * to it that no team has its own for a SEV1 or a SEV2.
   */
  public String process(Severity severity, String team) {
    String own = severity.process() + "-" + team;
    return repository.createProcessDefinitionQuery().processDefinitionKey(own).count() > 0
        ? own
        : severity.process();
  }

  /** Whether there is a model that leads an incident of this severity. */
  public boolean exists(Severity severity) {
    return repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(severity.process())
            .latestVersion()
            .count()
        > 0;
  }

  /** Whether incidents are led by the process of this id, be it everybody's or a team's own. */
  static boolean leads(String process) {
    return SeverityModel.of(process).isPresent();
  }

  private static Optional<SeverityModel> ledFor(ProcessDefinition model) {
    return SeverityModel.of(model.getKey());
  }

  private Meaning meaning(ProcessDefinition model) {
    return new Meaning(ledFor(model).orElseThrow().severity(), firstSentence(documentation(model)));
  }

  private String documentation(ProcessDefinition model) {
    BpmnModelInstance bpmn = repository.getBpmnModelInstance(model.getId());
    Process process = bpmn.getModelElementById(model.getKey());
    return process.getDocumentations().stream()
        .map(Documentation::getTextContent)
        .findFirst()
        .orElse("");
  }

  /** Without the words that only repeat the name: "What happens in a SEV1: ...". */
  private static String firstSentence(String documentation) {
    String sentence =
        documentation
            .strip()
            .replaceFirst("(?s)^What happens in a SEV[1-9]:\\s*", "")
            .replaceFirst("(?s)\\.\\s.*", ".");
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
