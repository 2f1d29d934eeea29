package org.tocsin.engine.verb;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.model.Dictionary;

/** Every verb by its name: the dictionary the models are written with. */
@Component
public class Verbs implements Dictionary {
  /** What a record may ask for without a variable of that name. */
  static final Set<String> GIVEN = Set.of("incident", "processInstance", "person", "at", "lease");

  private final ListableBeanFactory beans;
  private final Validator validator;

  Verbs(ListableBeanFactory beans, Validator validator) {
    this.beans = beans;
    this.validator = validator;
  }

  boolean has(String name) {
    return beans.containsBean(name)
        && beans.isTypeMatch(name, Verb.class)
        && !isOutside(name)
        && !isAnswer(name);
  }

  Verb<?, ?> named(String name) {
    return beans.getBean(name, Verb.class);
  }

  /** The topics that are served, each with the verb that serves it. */
  public Map<String, Outside<?, ?>> topics() {
    return beans.getBeansOfType(Outside.class).values().stream()
        .collect(Collectors.toMap(Outside::topic, outside -> (Outside<?, ?>) outside));
  }

  @Override
  public Optional<Word> verb(String name) {
    return has(name) ? Optional.of(word(named(name))) : Optional.empty();
  }

  @Override
  public Map<String, Word> wordsByTopic() {
    Map<String, Word> words = new TreeMap<>();
    topics().forEach((topic, verb) -> words.put(topic, word(verb)));
    return words;
  }

  @Override
  public Optional<Word> answersTo(String form) {
    return answering(form).map(Verbs::word);
  }

  @Override
  public Set<String> neededOf(String form) {
    return answering(form).map(this::needed).orElse(Set.of());
  }

  /** What is neither given nor optional and has a sentence for when it is not answered. */
  private Set<String> needed(Verb<?, ?> verb) {
    BeanDescriptor constraints = validator.getConstraintsForClass(inputOf(verb));
    Set<String> needed =
        Records.needed(inputOf(verb)).stream()
            .filter(name -> constraints.getConstraintsForProperty(name) != null)
            .collect(Collectors.toCollection(TreeSet::new));
    AnswersForm answers = AopUtils.getTargetClass(verb).getAnnotation(AnswersForm.class);
    needed.addAll(List.of(answers.sometimes()));
    return needed;
  }

  /** The variables that the verb of a topic asks for. */
  public Set<String> wanted(String topic) {
    return wanted(topics().get(topic));
  }

  public static Set<String> wanted(Verb<?, ?> verb) {
    Set<String> wanted = names(inputOf(verb));
    wanted.removeAll(GIVEN);
    return wanted;
  }

  private static Word word(Verb<?, ?> verb) {
    return new Word(names(inputOf(verb)), names(outputOf(verb)));
  }

  private static Set<String> names(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The verb that takes the answers of a form. */
  public Optional<Verb<?, ?>> answering(String form) {
    return Arrays.stream(beans.getBeanNamesForType(Verb.class, false, false))
        .filter(name -> form.equals(formOf(name)))
        .<Verb<?, ?>>map(this::named)
        .findFirst();
  }

  public Map<String, @Nullable Object> run(
      Verb<?, ?> verb, Function<String, @Nullable Object> variables) {
    return runTyped(verb, variables);
  }

  /**
   * Checks answers without recording them.
   *
   * @throws AnswerRejected with one sentence for each thing that is wrong
   */
  public <I extends Record> I check(Class<I> type, Function<String, @Nullable Object> variables) {
    List<String> missing = Records.missing(type, variables);
    if (!missing.isEmpty()) {
      throw new AnswerRejected(sentences(missing.stream().map(name -> wanted(type, name))));
    }
    I in;
    try {
      in = Records.read(type, variables);
    } catch (IllegalArgumentException e) {
      throw new AnswerRejected(e.getMessage());
    }
    Set<ConstraintViolation<I>> violations = validator.validate(in);
    if (!violations.isEmpty()) {
      throw new AnswerRejected(sentences(violations.stream().map(ConstraintViolation::getMessage)));
    }
    return in;
  }

  private static String sentences(Stream<String> sentences) {
    return sentences.distinct().sorted().collect(Collectors.joining(" "));
  }

  /** What to say when a component is missing: the same as when it is empty. */
  private String wanted(Class<?> type, String component) {
    return Optional.ofNullable(
            validator.getConstraintsForClass(type).getConstraintsForProperty(component))
        .flatMap(
            constrained ->
                constrained.getConstraintDescriptors().stream()
                    .filter(constraint -> !(constraint.getAnnotation() instanceof Size))
                    .map(ConstraintDescriptor::getMessageTemplate)
                    .findFirst())
        .orElse("The variable '" + component + "' is missing");
  }

  @SuppressWarnings("unchecked")
  public static Class<? extends Record> inputOf(Verb<?, ?> verb) {
    return (Class<? extends Record>) record(verb, 0);
  }

  @SuppressWarnings("unchecked")
  static Class<? extends Record> outputOf(Verb<?, ?> verb) {
    return (Class<? extends Record>) record(verb, 1);
  }

  @SuppressWarnings("unchecked")
  private <I extends Record, O extends Record> Map<String, @Nullable Object> runTyped(
      Verb<I, O> verb, Function<String, @Nullable Object> variables) {
    return Records.write(verb.apply(check((Class<I>) inputOf(verb), variables)));
  }

  private static Class<?> record(Verb<?, ?> verb, int index) {
    Class<?> type =
        ResolvableType.forClass(AopUtils.getTargetClass(verb))
            .as(Verb.class)
            .getGeneric(index)
            .resolve();
    if (type == null) {
      throw new IllegalStateException(verb.getClass() + " does not say which records it maps");
    }
    return type;
  }

  private boolean isOutside(String name) {
    return beans.isTypeMatch(name, Outside.class);
  }

  private boolean isAnswer(String name) {
    return formOf(name) != null;
  }

  private @Nullable String formOf(String name) {
    AnswersForm answers = beans.findAnnotationOnBean(name, AnswersForm.class);
    return answers == null ? null : answers.value();
  }
}
