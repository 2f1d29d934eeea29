package org.tocsin.engine.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/**
 * The variables that Tasklist shows in the texts of a form. Those texts are Markdown, and the
 * values come from whoever can send an alert: an image in one would be fetched by the responder's
 * browser.
 */
final class FormVariables {
  private FormVariables() {}

  /**
   * The same variables with the characters that begin a link, an image or HTML written as entities,
   * which Markdown shows as they are.
   *
   * @param variables as the engine answers: each with {@code value} and {@code type}
   * @param fields the variables that the form asks for, which stay as they are because a person
   *     edits them in a field
   */
  static JsonNode withoutMarkdown(ObjectMapper json, JsonNode variables, Set<String> fields) {
    variables
        .properties()
        .forEach(
            variable -> {
              if (!fields.contains(variable.getKey())
                  && variable.getValue() instanceof ObjectNode described) {
                described.set("value", value(json, described));
              }
            });
    return variables;
  }

  private static JsonNode value(ObjectMapper json, ObjectNode described) {
    JsonNode value = described.path("value");
    boolean isDocument = described.path("type").asText().matches("Json|Object");
    if (value.isTextual() && isDocument) {
      try {
        return TextNode.valueOf(escaped(json.readTree(value.textValue())).toString());
      } catch (JsonProcessingException e) {
        return escaped(value);
      }
    }
    return escaped(value);
  }

  private static JsonNode escaped(JsonNode node) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(escaped(text.textValue()));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, escaped(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(escaped(field.getValue())));
    }
    return node;
  }

  static String escaped(String text) {
    return text.replace("<", "&lt;").replace("[", "&#91;").replace("]", "&#93;");
  }
}
