package org.tocsin.engine.lint.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.tocsin.engine.contract.SeverityModel;
import org.tocsin.engine.contract.Table;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.shared.Severity;

/** A table that Java asks has an answer to whatever it is asked, in words that Java knows. */
public final class TableLaws {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private final Table table;
  private final Breaches breaches;
  private final Set<String> severities;
  private final Set<String> known = new TreeSet<>();

  private TableLaws(Table table, Breaches breaches, Set<String> severities) {
    this.table = table;
    this.breaches = breaches;
    this.severities = severities;
  }

  public static List<String> broken(ModelSet models) {
    Set<String> severities =
        models.processIds().stream()
            .flatMap(id -> SeverityModel.of(id).stream())
            .filter(model -> model.team() == null)
            .map(SeverityModel::severity)
            .map(Severity::name)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> sentences = new ArrayList<>();
    for (Table table : Table.values()) {
      Breaches breaches = new Breaches(fileOf(table, models.decisions()).orElse(table.id()));
      new TableLaws(table, breaches, severities).check(models);
      sentences.addAll(breaches.sentences());
    }
    return sentences;
  }

  private static Optional<String> fileOf(Table table, Map<String, DmnModelInstance> files) {
    return files.entrySet().stream()
        .filter(file -> decision(table, file.getValue()).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Decision> decision(Table table, DmnModelInstance file) {
    return file.getModelElementsByType(Decision.class).stream()
        .filter(decision -> table.id().equals(decision.getId()))
        .findFirst();
  }

  private void check(ModelSet models) {
    Optional<Decision> decision =
        models.decisions().values().stream()
            .flatMap(file -> decision(table, file).stream())
            .findFirst();
    if (decision.isEmpty()) {
      breaches.file(
          "is a table that no file has any more, and Tocsin asks it when %s. Without it %s"
              .formatted(table.occasion(), table.loss()));
    } else if (decision.get().getExpression() instanceof DecisionTable rows) {
      known.addAll(table.inputs());
      known.addAll(outputsBeside(decision.get()));
      checkInputs(rows);
      checkRows(rows);
      table.outputs().forEach(output -> checkOutput(output, rows));
    }
  }

  /** What the other tables of the file say, which this one may ask. */
  private static Set<String> outputsBeside(Decision decision) {
    return decision.getParentElement().getChildElementsByType(Decision.class).stream()
        .filter(other -> !other.equals(decision))
        .map(Decision::getExpression)
        .filter(DecisionTable.class::isInstance)
        .flatMap(rows -> ((DecisionTable) rows).getOutputs().stream())
        .map(Output::getName)
        .collect(Collectors.toSet());
  }

  private void wrong(String what) {
    breaches.inFile(
        "the table %s %s. Tocsin asks it when %s, and %s"
            .formatted(Breaches.quoted(table.id()), what, table.occasion(), table.loss()));
  }

  private void checkInputs(DecisionTable rows) {
    rows.getInputs().stream()
        .map(input -> input.getInputExpression().getText())
        .map(text -> text == null ? "" : text.getTextContent().strip())
        .filter(text -> NAME.matcher(text).matches() && !known.contains(text))
        .forEach(
            text ->
                wrong(
                    "looks at %s, which it is not asked with; it knows %s"
                        .formatted(Breaches.quoted(text), String.join(", ", known))));
  }

  private void checkRows(DecisionTable rows) {
    if (rows.getHitPolicy() != HitPolicy.FIRST) {
      wrong("has another hit policy than 'First', so that it may have two answers or none");
    }
    List<Rule> rules = List.copyOf(rows.getRules());
    if (rules.isEmpty() || !fitsAll(rules.get(rules.size() - 1))) {
      wrong("does not end with a row that always fits; leave all inputs of its last row empty");
    }
  }

  private static boolean fitsAll(Rule rule) {
    return rule.getInputEntries().stream()
        .map(entry -> entry.getText() == null ? "" : entry.getText().getTextContent().strip())
        .allMatch(text -> text.isEmpty() || text.equals("-"));
  }

  private void checkOutput(Table.Output needed, DecisionTable rows) {
    List<Output> columns = List.copyOf(rows.getOutputs());
    int column = columns.stream().map(Output::getName).toList().indexOf(needed.name());
    if (column < 0) {
      wrong("has no output named %s".formatted(Breaches.quoted(needed.name())));
      return;
    }
    Set<String> told = new HashSet<>();
    int number = 0;
    for (Rule rule : rows.getRules()) {
      number++;
      checkCell(needed, number, cell(rule.getOutputEntries(), column), told);
    }
  }

  private static String cell(Collection<OutputEntry> entries, int column) {
    OutputEntry entry = List.copyOf(entries).get(column);
    return entry.getText() == null ? "" : entry.getText().getTextContent().strip();
  }

  private void checkCell(Table.Output needed, int row, String cell, Set<String> told) {
    Matcher text = TEXT.matcher(cell);
    if (cell.isEmpty()) {
      wrong("says nothing in row %d for %s".formatted(row, Breaches.quoted(needed.name())));
    } else if (NAME.matcher(cell).matches() && !known.contains(cell) && told.add(cell)) {
      wrong(
          "says %s in row %d, which it is not asked with; it knows %s, and a text is written in quotes"
              .formatted(Breaches.quoted(cell), row, String.join(", ", known)));
    } else if (text.matches() && !isKnown(needed, text.group(1)) && told.add(cell)) {
      wrong(
          "says %s in row %d for %s, which is none of %s"
              .formatted(
                  Breaches.quoted(text.group(1)),
                  row,
                  Breaches.quoted(needed.name()),
                  String.join(", ", new TreeSet<>(words(needed)))));
    }
  }

  private boolean isKnown(Table.Output needed, String word) {
    Set<String> words = words(needed);
    return words.isEmpty()
        ? !word.isBlank()
        : words.stream()
            .anyMatch(
                known -> needed.isSeverity() ? known.equals(word) : known.equalsIgnoreCase(word));
  }

  private Set<String> words(Table.Output needed) {
    return needed.isSeverity() ? severities : needed.words();
  }
}
