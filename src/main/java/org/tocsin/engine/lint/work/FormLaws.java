package org.tocsin.engine.lint.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.Dictionary;
import org.tocsin.engine.lint.model.FormFields;

/** A form asks for what the verb that takes its answers expects, and for nothing else. */
public final class FormLaws {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SHOWN = Set.of("text", "group", "separator", "spacer");

  private final Dictionary dictionary;

  public FormLaws(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  public void check(String id, String text, Breaches breaches) {
    JsonNode form;
    try {
      form = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      breaches.inFile("there is no form that can be read: " + e.getOriginalMessage());
      return;
    }
    if (!id.equals(form.path("id").asText())) {
      breaches.inFile("the form is not called as its file; the id has to be " + id);
    }
    Set<String> keys = new HashSet<>();
    form.path("components").forEach(component -> check(component, keys, breaches));
    checkAnswers(id, keys, breaches);
  }

  /** No deeper than the parser lets a file be. */
  private static void check(JsonNode component, Set<String> keys, Breaches breaches) {
    String type = component.path("type").asText();
    String key = component.path("key").asText();
    if (FormFields.INPUTS.contains(type)) {
      if (key.isBlank()) {
        breaches.inFile("a %s has no key; name what it asks for".formatted(type));
      } else if (!keys.add(key)) {
        breaches.inFile("the key %s stands twice".formatted(Breaches.quoted(key)));
      }
    } else if (!SHOWN.contains(type)) {
      breaches.inFile(
          "there is a component of the type %s; use one of %s"
              .formatted(Breaches.quoted(type), String.join(", ", types())));
    }
    component.path("components").forEach(child -> check(child, keys, breaches));
  }

  private static Set<String> types() {
    Set<String> types = new TreeSet<>(SHOWN);
    types.addAll(FormFields.INPUTS);
    return types;
  }

  private void checkAnswers(String id, Set<String> keys, Breaches breaches) {
    Optional<Dictionary.Word> word = dictionary.answersTo(id);
    if (word.isEmpty()) {
      breaches.inFile("no verb takes the answers of the form " + id);
      return;
    }
    dictionary.neededOf(id).stream()
        .filter(needed -> !keys.contains(needed))
        .forEach(
            needed ->
                breaches.inFile(
                    "the form no longer asks for %s. Without it Tocsin refuses the answers, and the task cannot be completed"
                        .formatted(Breaches.quoted(needed))));
    keys.stream()
        .filter(key -> !word.get().inputs().contains(key))
        .sorted()
        .forEach(
            key ->
                breaches.inFile(
                    "the form asks for %s, which nobody takes; remove it"
                        .formatted(Breaches.quoted(key))));
  }
}
