package org.tocsin.engine.lint;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.verb.VerbsOnPath;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/**
 * What the dictionary says about one verb.
 *
 * @param topics the topics it serves; empty for a verb that stays in the database
 * @param form the form whose answers it takes; null when a service task calls it
 * @param models the files of the models that use it
 */
public record VerbEntry(
    String bean,
    String wording,
    String sentence,
    List<Part> needs,
    List<Part> leaves,
    List<String> topics,
    @Nullable String form,
    List<String> models) {

  /** A variable that a verb needs or leaves behind. */
  record Part(String name, String type, boolean optional, String meaning) {}

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "text",
          int.class, "whole number",
          long.class, "whole number",
          Long.class, "whole number",
          Double.class, "number",
          boolean.class, "yes or no",
          Boolean.class, "yes or no",
          Instant.class, "time",
          Severity.class, "severity",
          IncidentNumber.class, "number of an incident");

  public static List<Part> parts(Class<? extends Record> type, Map<String, String> meanings) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !VerbsOnPath.GIVEN.contains(component.getName()))
        .map(component -> part(component, meanings.getOrDefault(component.getName(), "")))
        .toList();
  }

  private static Part part(RecordComponent component, String meaning) {
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Part(component.getName(), type(component), optional, meaning);
  }

  private static String type(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType list) {
      return "list of " + word((Class<?>) list.getActualTypeArguments()[0]) + "s";
    }
    return word(component.getType());
  }

  private static String word(Class<?> type) {
    return TYPES.getOrDefault(type, type.getSimpleName());
  }
}
