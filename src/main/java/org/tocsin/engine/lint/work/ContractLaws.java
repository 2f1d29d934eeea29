package org.tocsin.engine.lint.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.contract.NeededModel;
import org.tocsin.engine.contract.NeededStep;
import org.tocsin.engine.contract.NeededTask;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.Dictionary;
import org.tocsin.engine.lint.model.Dictionary.Word;
import org.tocsin.engine.lint.model.FormFields;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.Work;

/** What Java relies on in the models is there; see the package {@code contract}. */
public final class ContractLaws {
  private final Dictionary dictionary;

  public ContractLaws(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  public List<String> broken(ModelSet models) {
    List<String> sentences = new ArrayList<>();
    for (NeededModel needed : NeededModel.values()) {
      Map<String, BpmnModelInstance> files = new TreeMap<>(models.processes());
      files.keySet().removeIf(file -> !needed.is(ModelSet.baseName(file)));
      if (files.isEmpty()) {
        sentences.add(
            "There is no process %s; deploy %s.bpmn.".formatted(needed.id(), needed.id()));
      }
      files.forEach(
          (file, model) -> {
            Breaches breaches = new Breaches(file);
            check(needed, model, breaches);
            sentences.addAll(breaches.sentences());
          });
    }
    for (NeededTask task : NeededTask.values()) {
      sentences.addAll(missingFields(task, models));
    }
    sentences.addAll(beginnings(models));
    return sentences;
  }

  private void check(NeededModel needed, BpmnModelInstance model, Breaches breaches) {
    Stream.of(Message.values())
        .filter(message -> message.model() == needed)
        .forEach(message -> checkMessage(message, model, breaches));
    Stream.of(NeededTask.values())
        .filter(task -> task.model() == needed)
        .forEach(task -> checkTask(task, model, breaches));
    Stream.of(NeededStep.values())
        .filter(step -> step.model() == needed)
        .filter(step -> !has(step, model))
        .forEach(step -> breaches.file(lacks(step)));
  }

  private void checkMessage(Message message, BpmnModelInstance model, Breaches breaches) {
    if (message.begins() && !beginnings(model).contains(message.id())) {
      breaches.file(
          "no longer begins with the message %s, with which Tocsin starts it when %s. Without it %s"
              .formatted(Breaches.quoted(message.id()), message.occasion(), message.loss()));
    }
    if (!message.begins() && !waits(model).contains(message.id())) {
      breaches.file(
          "no longer waits for the message %s, which Tocsin sends when %s. Without it %s"
              .formatted(Breaches.quoted(message.id()), message.occasion(), message.loss()));
    }
    message
        .variable()
        .filter(variable -> !isKnown(variable, model))
        .ifPresent(
            variable ->
                breaches.file(
                    "has no step left that works with %s, by which Tocsin finds the process that waits for the message %s. Without it %s"
                        .formatted(
                            Breaches.quoted(variable),
                            Breaches.quoted(message.id()),
                            message.loss())));
  }

  private static void checkTask(NeededTask task, BpmnModelInstance model, Breaches breaches) {
    Optional<UserTask> found =
        model.getModelElementsByType(UserTask.class).stream()
            .filter(drawn -> task.id().equals(ModelXml.attribute(drawn, "id")))
            .findFirst();
    if (found.isEmpty()) {
      breaches.file(
          "no longer has the user task with the id %s, which Tocsin looks for. Without it %s"
              .formatted(Breaches.quoted(task.id()), task.loss()));
    } else if (!task.form().equals(ModelXml.camunda(found.get(), "formRef"))) {
      breaches.file(
          "no longer asks the task %s by the form %s, which Tocsin fills in. Without it %s"
              .formatted(Breaches.quoted(task.id()), Breaches.quoted(task.form()), task.loss()));
    }
  }

  private static List<String> missingFields(NeededTask task, ModelSet models) {
    List<String> sentences = new ArrayList<>();
    models
        .forms()
        .forEach(
            (file, form) -> {
              if (task.form().equals(ModelSet.baseName(file))) {
                Breaches breaches = new Breaches(file);
                Set<String> fields = FormFields.in(form).orElse(task.fields());
                task.fields().stream()
                    .filter(field -> !fields.contains(field))
                    .forEach(
                        field ->
                            breaches.file(
                                "no longer has the field %s, which Tocsin fills in for others. Without it %s"
                                    .formatted(Breaches.quoted(field), task.loss())));
                sentences.addAll(breaches.sentences());
              }
            });
    return sentences;
  }

  private static boolean has(NeededStep step, BpmnModelInstance model) {
    return switch (step.kind()) {
      case VERB ->
          Work.in(model).stream().anyMatch(work -> work.verb().equals("${" + step.id() + "}"));
      case CALL ->
          uses(model, CallActivity.class, call -> ModelXml.attribute(call, "calledElement"))
              .contains(step.id());
      case FORM ->
          uses(model, UserTask.class, task -> ModelXml.camunda(task, "formRef"))
              .contains(step.id());
    };
  }

  private static <T extends ModelElementInstance> Set<String> uses(
      BpmnModelInstance model, Class<T> type, Function<T, String> what) {
    return model.getModelElementsByType(type).stream().map(what).collect(Collectors.toSet());
  }

  private static String lacks(NeededStep step) {
    String what =
        switch (step.kind()) {
          case VERB -> "calls the verb ${%s}";
          case CALL -> "calls the process %s";
          case FORM -> "asks anybody by the form %s";
        };
    return "no longer %s. Without it %s".formatted(what.formatted(step.id()), step.loss());
  }

  /** A verb leaves it behind, or takes it because the process has it. */
  private boolean isKnown(String variable, BpmnModelInstance model) {
    return Work.in(model).stream()
        .map(work -> work.verb().replaceAll("^\\$\\{|}$", ""))
        .flatMap(verb -> dictionary.verb(verb).stream())
        .anyMatch(word -> knows(word, variable));
  }

  private static boolean knows(Word word, String variable) {
    return word.outputs().contains(variable) || word.inputs().contains(variable);
  }

  /** The engine takes only one process for each message that begins one. */
  private static List<String> beginnings(ModelSet models) {
    Map<String, String> taken = new TreeMap<>();
    List<String> sentences = new ArrayList<>();
    models
        .processes()
        .forEach(
            (file, model) ->
                beginnings(model)
                    .forEach(
                        message -> {
                          String other = taken.putIfAbsent(message, file);
                          if (other != null && !isTwin(other, file)) {
                            sentences.add(
                                "%s and %s both begin with the message %s; Tocsin could not start either. Keep one."
                                    .formatted(other, file, Breaches.quoted(message)));
                          }
                        }));
    return sentences;
  }

  /** Two files with the same process, which is said elsewhere. */
  private static boolean isTwin(String file, String other) {
    return ModelSet.baseName(file).equals(ModelSet.baseName(other));
  }

  /** The messages with which the process itself begins. */
  private static Set<String> beginnings(BpmnModelInstance model) {
    return model.getModelElementsByType(StartEvent.class).stream()
        .filter(start -> start.getParentElement() instanceof Process)
        .flatMap(start -> messages(start, model))
        .collect(Collectors.toSet());
  }

  /** The messages that a running process waits for. */
  private static Set<String> waits(BpmnModelInstance model) {
    return model.getModelElementsByType(CatchEvent.class).stream()
        .filter(
            event ->
                !(event instanceof StartEvent) || !(event.getParentElement() instanceof Process))
        .flatMap(event -> messages(event, model))
        .collect(Collectors.toSet());
  }

  private static Stream<String> messages(CatchEvent event, BpmnModelInstance model) {
    return event.getChildElementsByType(MessageEventDefinition.class).stream()
        .map(definition -> ModelXml.reference(definition, "messageRef"))
        .flatMap(id -> Stream.<ModelElementInstance>ofNullable(model.getModelElementById(id)))
        .map(message -> ModelXml.attribute(message, "name"));
  }
}
