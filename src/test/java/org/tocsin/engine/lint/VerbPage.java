package org.tocsin.engine.lint;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.VerbDictionary;

/** The dictionary as {@code docs/verbs.md}. */
final class VerbPage {
  private VerbPage() {}

  static String of(VerbDictionary dictionary) {
    return """
        # Verbs

        The words the models are written with. This page and the palette of Camunda Modeler are generated from the
        code; a test fails when they are out of date, and `mvn test -Dtest=VerbDictionaryTest -Dupdate` writes them.

        A verb takes what it *needs* from the variables of the same name, or from the task's input parameters; the
        incident, the running process, the person who answers a form and the time are given. What it *leaves* becomes
        variables. A verb may run more than once with the same input.

        ## Called by a service task

        Each one is a transaction: *Asynchronous continuations: Before* is on, and the *Retry time cycle* says how often
        it is tried again. The palette fills in everything but the retry time cycle, which it cannot: write
        `PT2S,PT10S,PT1M,PT5M,PT15M` unless you know better.

        %s
        ## Outside the process

        External tasks. Each topic is served by threads of its own, so that one that hangs delays nothing else.
        The extension property `retry` says how often it is tried again; `error` names the BPMN error
        that ends the tries, if there is one to catch.

        %s
        ## Takes the answers of a form

        Nobody calls these from a model: a user task with the form hands over its answers, from Tasklist, the console
        or an API alike, and the verb may refuse them.

        %s"""
        .formatted(all(dictionary.inside()), all(dictionary.outside()), all(dictionary.answers()));
  }

  private static String all(Stream<VerbEntry> entries) {
    return entries.map(VerbPage::entry).collect(Collectors.joining("\n"));
  }

  private static String entry(VerbEntry entry) {
    String variables =
        Stream.concat(lines("needs", entry.needs()), lines("leaves", entry.leaves()))
            .collect(Collectors.joining());
    return "### %s\n\n%s\n\n%s, used in %s.\n%s"
        .formatted(
            entry.wording(),
            entry.sentence(),
            how(entry),
            models(entry.models()),
            variables.isEmpty() ? "" : "\n" + variables);
  }

  private static String how(VerbEntry entry) {
    if (entry.form() != null) {
      return "Form `%s`".formatted(entry.form());
    }
    if (entry.topics().isEmpty()) {
      return "`${%s}`".formatted(entry.bean());
    }
    return (entry.topics().size() == 1 ? "Topic " : "Topics ")
        + entry.topics().stream().map(topic -> "`" + topic + "`").collect(Collectors.joining(", "));
  }

  private static String models(List<String> files) {
    return files.isEmpty()
        ? "no model yet"
        : files.stream()
            .map(file -> "[%s](../%s)".formatted(ModelSet.baseName(file), file))
            .collect(Collectors.joining(", "));
  }

  private static Stream<String> lines(String role, List<VerbEntry.Part> parts) {
    return parts.stream()
        .map(
            part ->
                "- %s `%s` (%s%s)%s\n"
                    .formatted(
                        role,
                        part.name(),
                        part.type(),
                        part.optional() ? ", may be missing" : "",
                        part.meaning().isEmpty() ? "" : ": " + part.meaning()));
  }
}
