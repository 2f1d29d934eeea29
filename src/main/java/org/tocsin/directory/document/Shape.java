package org.tocsin.directory.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What of a document does not fit the JSON Schema, as sentences with its own descriptions. */
public final class Shape {
  public static final String FILE = "/directory.schema.json";
  private static final JsonNode TEXT = load();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);
  private static final Map<String, String> KINDS =
      Map.of(
          "string", "a text",
          "integer", "a whole number",
          "number", "a number",
          "boolean", "true or false",
          "array", "a list",
          "object", "fields with their values");
  private static final int SHOWN = 80;

  private Shape() {}

  static void check(JsonNode document, Problems problems) {
    for (Error error : SCHEMA.validate(document)) {
      String path = error.getInstanceLocation().toString();
      String property =
          error.getKeyword().equals("additionalProperties")
              ? JsonPointer.empty().appendProperty(error.getProperty()).toString()
              : "";
      problems.add(path + property, sentence(error));
    }
  }

  private static String sentence(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "The field '%s' is missing.".formatted(error.getProperty());
      case "additionalProperties" ->
          "There is no field '%s' here. There are: %s."
              .formatted(error.getProperty(), String.join(", ", fields(error)));
      case "type" ->
          "This has to be %s, and is %s.%s"
              .formatted(kind(error.getSchemaNode().asText()), actual(error), quoted(error));
      case "enum" ->
          "'%s' is none of: %s.".formatted(shown(error), String.join(", ", choices(error)));
      case "pattern" -> "'%s' cannot be used here. %s".formatted(shown(error), described(error));
      default -> "This %s. %s".formatted(error.getMessage(), described(error)).strip();
    };
  }

  private static String kind(String type) {
    return KINDS.getOrDefault(type, type);
  }

  private static String actual(Error error) {
    JsonNode value = error.getInstanceNode();
    return switch (value.getNodeType()) {
      case NULL -> "empty";
      case NUMBER -> "the number " + value;
      default -> kind(value.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    };
  }

  private static String quoted(Error error) {
    return error.getInstanceNode().isNumber() && error.getSchemaNode().asText().equals("string")
        ? " Put it in quotes."
        : "";
  }

  private static String shown(Error error) {
    String text = error.getInstanceNode().asText();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private static List<String> choices(Error error) {
    List<String> choices = new ArrayList<>();
    error.getSchemaNode().forEach(choice -> choices.add(choice.asText()));
    return choices;
  }

  private static List<String> fields(Error error) {
    String keyword = error.getSchemaLocation().getFragment().toString();
    String holder = keyword.substring(0, keyword.lastIndexOf('/'));
    List<String> fields = new ArrayList<>();
    TEXT.at(holder + "/properties").fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  /** The description that stands nearest to what was broken, following references. */
  private static String described(Error error) {
    JsonNode at = TEXT;
    String description = "";
    for (String step : error.getEvaluationPath().toString().substring(1).split("/", -1)) {
      JsonNode next = at.path(step);
      if (step.equals("$ref")) {
        next = TEXT.at(next.asText().substring(1));
      } else if (next.isMissingNode()) {
        break;
      }
      at = next;
      description = at.path("description").asText(description);
    }
    return description;
  }

  private static JsonNode load() {
    try (InputStream file = Objects.requireNonNull(Shape.class.getResourceAsStream(FILE))) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema of the directory is not in the jar", e);
    }
  }
}
