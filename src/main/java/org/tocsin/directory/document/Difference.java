package org.tocsin.directory.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Organisation;

/**
 * What one organisation has that another has not.
 *
 * @param entries by people, teams, services, rotations and policies, in the order of the documents
 */
public record Difference(List<Entry> entries) {
  /** What became of an entry. */
  public enum Change {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * @param kind {@code person}, {@code team}, {@code service}, {@code rotation} or {@code policy}
   * @param fields what was changed; empty for what was added or removed
   */
  public record Entry(String kind, String id, Change change, List<Field> fields) {}

  /**
   * @param name such as {@code zone} or {@code duties.primary}
   * @param from what it was; null when there was nothing
   * @param to what it is; null when there is nothing any more
   */
  public record Field(String name, @Nullable String from, @Nullable String to) {}

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** What has to change to make the one organisation into the other. */
  public static Difference between(Organisation from, Organisation to) {
    JsonNode before = Documents.tree(from);
    JsonNode after = Documents.tree(to);
    List<Entry> entries = new ArrayList<>();
    compare("person", before.path("people"), after.path("people"), entries);
    compare("team", before.path("teams"), after.path("teams"), entries);
    compare("service", before.path("services"), after.path("services"), entries);
    compare("rotation", before.path("rotations"), after.path("rotations"), entries);
    compare("policy", before.path("policies"), after.path("policies"), entries);
    return new Difference(List.copyOf(entries));
  }

  private static void compare(String kind, JsonNode from, JsonNode to, List<Entry> entries) {
    Map<String, JsonNode> before = byId(from);
    Map<String, JsonNode> after = byId(to);
    after.forEach(
        (id, now) -> {
          JsonNode then = before.get(id);
          if (then == null) {
            entries.add(new Entry(kind, id, Change.ADDED, List.of()));
          } else if (!then.equals(now)) {
            entries.add(new Entry(kind, id, Change.CHANGED, fields(then, now)));
          }
        });
    before.keySet().stream()
        .filter(id -> !after.containsKey(id))
        .forEach(id -> entries.add(new Entry(kind, id, Change.REMOVED, List.of())));
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    list.forEach(entry -> byId.put(entry.path("id").asText(), entry));
    return byId;
  }

  private static List<Field> fields(JsonNode from, JsonNode to) {
    Map<String, String> before = new LinkedHashMap<>();
    Map<String, String> after = new LinkedHashMap<>();
    flatten("", from, before);
    flatten("", to, after);
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new Field(name, before.get(name), after.get(name)))
        .toList();
  }

  /** Lists of words stay together; lists of records are taken apart, counted from 1. */
  private static void flatten(String name, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue(),
                      fields));
    } else if (node.isArray() && node.path(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        flatten("%s[%d]".formatted(name, i + 1), node.get(i), fields);
      }
    } else {
      String text = words(node);
      if (!text.isEmpty()) {
        fields.put(name, text);
      }
    }
  }

  private static String words(JsonNode node) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(", "));
    }
    return node.isNull() ? "" : node.asText();
  }
}
