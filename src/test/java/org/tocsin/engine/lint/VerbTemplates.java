package org.tocsin.engine.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tocsin.engine.lint.model.VerbDictionary;

/**
 * The dictionary as element templates, the palette of Camunda Modeler. Their format knows no retry
 * time cycle, so the fields of Modeler stay visible beside those of the template.
 */
final class VerbTemplates {
  private static final String SCHEMA =
      "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
  private static final String RETRY = "PT2S,PT10S,PT1M,PT5M,PT15M";
  private static final ObjectMapper JSON = new ObjectMapper();

  private VerbTemplates() {}

  static String of(VerbDictionary dictionary) {
    ArrayNode templates = JSON.createArrayNode();
    dictionary.inside().forEach(entry -> inside(templates, entry));
    dictionary.outside().forEach(entry -> outside(templates, entry));
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try {
      return JSON.writer(printer).writeValueAsString(templates) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void inside(ArrayNode templates, VerbEntry entry) {
    ArrayNode properties = template(templates, entry);
    property(properties, "camunda:delegateExpression").put("value", "${" + entry.bean() + "}");
    property(properties, "camunda:asyncBefore").put("value", true);
    inputs(properties, entry);
  }

  private static void outside(ArrayNode templates, VerbEntry entry) {
    ArrayNode properties = template(templates, entry);
    property(properties, "camunda:type").put("value", "external");
    if (entry.topics().size() == 1) {
      property(properties, "camunda:topic").put("value", entry.topics().get(0));
    } else {
      field(properties, "Topic", "property", "camunda:topic")
          .put("description", "One of " + String.join(", ", entry.topics()) + "; or a variable")
          .putObject("constraints")
          .put("notEmpty", true);
    }
    field(properties, "Waits before further tries", "camunda:property", "retry")
        .put("value", RETRY)
        .putObject("constraints")
        .put("notEmpty", true);
    inputs(properties, entry);
  }

  private static ArrayNode template(ArrayNode templates, VerbEntry entry) {
    ObjectNode template = templates.addObject();
    template.put("$schema", SCHEMA);
    template.put("name", entry.wording());
    template.put("id", "tocsin." + entry.bean());
    template.put("description", entry.sentence());
    template.putArray("appliesTo").add("bpmn:ServiceTask");
    template.put("entriesVisible", true);
    return template.putArray("properties");
  }

  /**
   * A variable of the same name unless the model says otherwise. What may be missing is not asked,
   * nor what the verb leaves as well: it would be left inside the task.
   */
  private static void inputs(ArrayNode properties, VerbEntry entry) {
    List<String> left = entry.leaves().stream().map(VerbEntry.Part::name).toList();
    for (VerbEntry.Part need : entry.needs()) {
      if (!need.optional() && !left.contains(need.name())) {
        ObjectNode input =
            field(properties, need.name(), "camunda:inputParameter", need.name())
                .put("value", "${" + need.name() + "}");
        input.put(
            "description",
            need.meaning().isEmpty() ? need.type() : need.meaning() + " (" + need.type() + ")");
      }
    }
  }

  private static ObjectNode property(ArrayNode properties, String name) {
    ObjectNode property = properties.addObject().put("type", "Hidden");
    property.putObject("binding").put("type", "property").put("name", name);
    return property;
  }

  private static ObjectNode field(ArrayNode properties, String label, String binding, String name) {
    ObjectNode field = properties.addObject().put("label", label).put("type", "String");
    field.putObject("binding").put("type", binding).put("name", name);
    return field;
  }
}
