package org.tocsin.directory.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document as JSON, and where in the text everything stands. A word is a number or a truth
 * value only when JSON would call it one, so that {@code 22:00}, {@code 2026-01-05} and {@code on}
 * stay what was written. Nothing is constructed from tags, and a field without a value is left out.
 */
public final class DocumentTree {
  public static final int LONGEST = 1_000_000;
  private static final int DEEPEST = 20;
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,8})");
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9]\\d{0,8})(\\.\\d{1,9})?([eE][+-]?\\d{1,2})?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Map<String, Place> places = new HashMap<>();
  private final List<DocumentProblem> problems = new ArrayList<>();
  private final JsonNode root;

  /** Both counted from 1. */
  record Place(int line, int column) {
    static Place of(Mark mark) {
      return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
  }

  /**
   * @throws DocumentRefused when the text is not YAML, or YAML that could blow up
   */
  DocumentTree(String text) {
    if (text.length() > LONGEST) {
      throw refused(
          1, 1, "A document has at most %,d characters, this one has %,d.", LONGEST, text.length());
    }
    try {
      refuseAliases(text);
      Node node = yaml().compose(new StringReader(text));
      if (node == null) {
        throw refused(1, 1, "The document is empty.");
      }
      root = json(node, "");
    } catch (MarkedYAMLException e) {
      Place place = Place.of(e.getProblemMark());
      throw refused(place.line(), place.column(), "This is not YAML: %s.", e.getProblem());
    } catch (YAMLException e) {
      throw refused(1, 1, "This is not YAML that can be read: %s.", e.getMessage());
    }
    if (!problems.isEmpty()) {
      throw new DocumentRefused(problems);
    }
  }

  JsonNode root() {
    return root;
  }

  /** Where the value of this path begins; where that is missing, what would hold it. */
  Place place(String path) {
    String known = path;
    while (!places.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return places.getOrDefault(known, new Place(1, 1));
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LONGEST);
    return new Yaml(options);
  }

  private void refuseAliases(String text) {
    for (Event event : yaml().parse(new StringReader(text))) {
      if (event instanceof AliasEvent alias) {
        Place place = Place.of(alias.getStartMark());
        throw refused(
            place.line(),
            place.column(),
            "Aliases (*%s) are not read here. Write it out.",
            alias.getAnchor());
      }
    }
  }

  private JsonNode json(Node node, String path) {
    places.put(path, Place.of(node.getStartMark()));
    if (node instanceof MappingNode mapping) {
      return object(mapping, path);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node entry : sequence.getValue()) {
        array.add(json(entry, path + "/" + array.size()));
      }
      return array;
    }
    return scalar((ScalarNode) node, path);
  }

  private ObjectNode object(MappingNode mapping, String path) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        wrong(tuple.getKeyNode(), path, "The name of a field is a word.");
        continue;
      }
      String name = key.getValue();
      String field = path + JsonPointer.empty().appendProperty(name);
      if (places.containsKey(field)) {
        wrong(key, field, "The field '%s' stands here twice.".formatted(name));
        continue;
      }
      JsonNode value = json(tuple.getValueNode(), field);
      if (!value.isNull()) {
        object.set(name, value);
      }
    }
    return object;
  }

  private JsonNode scalar(ScalarNode scalar, String path) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    if (scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN) {
      if (text.isEmpty() || text.equals("~") || text.equals("null")) {
        return json.nullNode();
      }
      if (text.equals("true") || text.equals("false")) {
        return json.booleanNode(text.equals("true"));
      }
      if (INTEGER.matcher(text).matches()) {
        return json.numberNode(Integer.parseInt(text));
      }
      if (DECIMAL.matcher(text).matches()) {
        return json.numberNode(new BigDecimal(text));
      }
    }
    if (!path.endsWith("/metric") && CONTROL.matcher(text).find()) {
      wrong(scalar, path, "There is a line break or another control character in this.");
    }
    return json.textNode(text);
  }

  private void wrong(Node node, String path, String reason) {
    Place place = Place.of(node.getStartMark());
    problems.add(new DocumentProblem(place.line(), place.column(), path, reason));
  }

  private static DocumentRefused refused(int line, int column, String reason, Object... words) {
    return new DocumentRefused(
        List.of(new DocumentProblem(line, column, "", reason.formatted(words))));
  }
}
