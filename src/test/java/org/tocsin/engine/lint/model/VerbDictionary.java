package org.tocsin.engine.lint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.tocsin.engine.lint.VerbEntry;
import org.tocsin.engine.lint.VerbSource;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Outside;
import org.tocsin.engine.verb.Verb;
import org.tocsin.engine.verb.VerbsOnPath;

/** Every verb of the program with what there is to say about it, for readers and for Modeler. */
public record VerbDictionary(List<VerbEntry> entries, Map<String, BpmnModelInstance> models) {

  /**
   * @param beans every verb by the name of its bean; several may be of one class, with a topic each
   */
  public static VerbDictionary of(Map<String, ? extends Verb<?, ?>> beans, ModelSet models) {
    Map<Class<?>, List<Verb<?, ?>>> byClass = new LinkedHashMap<>();
    new TreeMap<>(beans)
        .values()
        .forEach(
            verb ->
                byClass
                    .computeIfAbsent(AopUtils.getTargetClass(verb), type -> new ArrayList<>())
                    .add(verb));
    VerbDictionary dictionary = new VerbDictionary(new ArrayList<>(), models.processes());
    byClass.forEach((type, verbs) -> dictionary.entries.add(dictionary.entry(type, verbs)));
    return dictionary;
  }

  public Stream<VerbEntry> inside() {
    return entries.stream().filter(e -> e.form() == null && e.topics().isEmpty());
  }

  public Stream<VerbEntry> outside() {
    return entries.stream().filter(e -> !e.topics().isEmpty());
  }

  public Stream<VerbEntry> answers() {
    return entries.stream().filter(e -> e.form() != null);
  }

  private VerbEntry entry(Class<?> type, List<Verb<?, ?>> verbs) {
    Verb<?, ?> verb = verbs.get(0);
    VerbSource source = VerbSource.of(type);
    String wording = capitalised(source.wording());
    String name = type.getSimpleName();
    String bean = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    List<String> topics =
        verbs.stream()
            .filter(Outside.class::isInstance)
            .map(outside -> ((Outside<?, ?>) outside).topic())
            .sorted()
            .toList();
    AnswersForm answers = type.getAnnotation(AnswersForm.class);
    String form = answers == null ? null : answers.value();
    return new VerbEntry(
        bean,
        wording,
        source.sentence(),
        VerbEntry.parts(VerbsOnPath.inputOf(verb), source.meanings("In")),
        VerbEntry.parts(VerbsOnPath.outputOf(verb), source.meanings("Out")),
        topics,
        form,
        modelsWith(bean, wording, topics, form));
  }

  private List<String> modelsWith(
      String bean, String wording, List<String> topics, @Nullable String form) {
    TreeSet<String> files = new TreeSet<>();
    models.forEach(
        (file, model) -> {
          boolean asked =
              model.getModelElementsByType(UserTask.class).stream()
                  .anyMatch(task -> ModelXml.camunda(task, "formRef").equals(form));
          boolean called =
              Work.in(model).stream().anyMatch(work -> calls(work, bean, wording, topics));
          if (asked || called) {
            files.add(file);
          }
        });
    return List.copyOf(files);
  }

  /** A task whose topic is a variable serves the verb it is worded after. */
  private static boolean calls(Work work, String bean, String wording, List<String> topics) {
    if (!work.isOutside()) {
      return work.verb().equals("${" + bean + "}");
    }
    return topics.contains(work.topic())
        || (work.topic().startsWith("${")
            && wording.equals(ModelXml.attribute(work.step(), "name")));
  }

  private static String capitalised(String words) {
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
