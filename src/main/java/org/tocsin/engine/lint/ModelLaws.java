package org.tocsin.engine.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.flow.CallLaws;
import org.tocsin.engine.lint.flow.CycleLaws;
import org.tocsin.engine.lint.flow.DiagramLaws;
import org.tocsin.engine.lint.flow.ErrorLaws;
import org.tocsin.engine.lint.flow.FlowLaws;
import org.tocsin.engine.lint.flow.GatewayLaws;
import org.tocsin.engine.lint.flow.MessageLaws;
import org.tocsin.engine.lint.flow.ProcessLaws;
import org.tocsin.engine.lint.flow.SeverityLaws;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.Dictionary;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.Pauses;
import org.tocsin.engine.lint.work.ContractLaws;
import org.tocsin.engine.lint.work.DecisionLaws;
import org.tocsin.engine.lint.work.ExpressionLaws;
import org.tocsin.engine.lint.work.FormLaws;
import org.tocsin.engine.lint.work.TableLaws;
import org.tocsin.engine.lint.work.TimerLaws;
import org.tocsin.engine.lint.work.UserTaskLaws;
import org.tocsin.engine.lint.work.VocabularyLaws;
import org.tocsin.engine.lint.work.WorkLaws;

/** What every model has to keep to before it is deployed, in words that a process owner reads. */
@Component
class ModelLaws {
  private final ContractLaws contractLaws;
  private final WorkLaws workLaws;
  private final FormLaws formLaws;

  ModelLaws(Dictionary dictionary) {
    this.contractLaws = new ContractLaws(dictionary);
    this.workLaws = new WorkLaws(dictionary);
    this.formLaws = new FormLaws(dictionary);
  }

  /** One sentence for each breach; empty when the models may be deployed. */
  List<String> broken(ModelSet models) {
    List<String> sentences = new ArrayList<>(tooLarge(models));
    if (!sentences.isEmpty()) {
      return sentences;
    }
    Pauses pauses = CycleLaws.pausesIn(models.processes());
    models
        .processes()
        .forEach((file, model) -> sentences.addAll(broken(file, model, models, pauses)));
    CycleLaws.checkCalls(models.processes(), sentences);
    sentences.addAll(SeverityLaws.broken(models.processes()));
    models
        .decisions()
        .forEach(
            (file, model) -> {
              Breaches breaches = new Breaches(file);
              DecisionLaws.check(ModelSet.baseName(file), model, breaches);
              sentences.addAll(breaches.sentences());
            });
    models
        .forms()
        .forEach(
            (file, form) -> {
              Breaches breaches = new Breaches(file);
              formLaws.check(ModelSet.baseName(file), form, breaches);
              sentences.addAll(breaches.sentences());
            });
    sentences.addAll(contractLaws.broken(models));
    sentences.addAll(TableLaws.broken(models));
    sentences.addAll(twins(models));
    return sentences;
  }

  /** Nothing else is asked of a file that is too large, so that no answer takes long. */
  private static List<String> tooLarge(ModelSet models) {
    List<String> sentences = new ArrayList<>();
    models
        .processes()
        .forEach(
            (file, model) -> {
              Breaches breaches = new Breaches(file);
              ProcessLaws.checkSize(model, breaches);
              sentences.addAll(breaches.sentences());
            });
    return sentences;
  }

  private List<String> broken(
      String file, BpmnModelInstance model, ModelSet models, Pauses pauses) {
    Breaches breaches = new Breaches(file);
    VocabularyLaws.check(model, breaches);
    ExpressionLaws.check(model, breaches);
    ProcessLaws.check(ModelSet.baseName(file), model, breaches);
    MessageLaws.check(model, breaches);
    DiagramLaws.check(model, breaches);
    workLaws.check(model, breaches);
    ErrorLaws.check(model, breaches);
    UserTaskLaws.check(model, models, breaches);
    CallLaws.check(model, models, breaches);
    FlowLaws.check(model, breaches);
    GatewayLaws.check(model, breaches);
    TimerLaws.check(model, breaches);
    CycleLaws.check(model, pauses, breaches);
    return breaches.sentences();
  }

  /** Models, decisions and forms are found by id, so that each id is given once. */
  private static List<String> twins(ModelSet models) {
    List<String> ids = new ArrayList<>();
    models.processes().keySet().forEach(file -> ids.add("process " + ModelSet.baseName(file)));
    models.forms().keySet().forEach(file -> ids.add("form " + ModelSet.baseName(file)));
    models.decisions().values().stream()
        .flatMap(model -> model.getModelElementsByType(Decision.class).stream())
        .forEach(decision -> ids.add("decision " + decision.getId()));
    Set<String> seen = new TreeSet<>();
    return ids.stream()
        .filter(id -> !seen.add(id))
        .map(id -> "There are two files with the %s; keep one.".formatted(id))
        .toList();
  }
}
