package org.tocsin.engine.lint.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of the variables that a Camunda Form lets a person fill in. */
public final class FormFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The types of component that a person fills in. */
  public static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "select",
          "radio",
          "checkbox",
          "checklist",
          "taglist",
          "datetime");

  private FormFields() {}

  /**
   * @throws IOException when it is not JSON
   */
  public static Set<String> of(InputStream form) throws IOException {
    Set<String> names = new TreeSet<>();
    collect(JSON.readTree(form), names);
    return names;
  }

  /** The same of a form's text; empty when it is not JSON. */
  public static Optional<Set<String>> in(String form) {
    Set<String> names = new TreeSet<>();
    try {
      collect(JSON.readTree(form), names);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    return Optional.of(names);
  }

  private static void collect(JsonNode component, Set<String> names) {
    if (INPUTS.contains(component.path("type").asText()) && component.hasNonNull("key")) {
      names.add(component.get("key").asText());
    }
    component.path("components").forEach(child -> collect(child, names));
  }
}
