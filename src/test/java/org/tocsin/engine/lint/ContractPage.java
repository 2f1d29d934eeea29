package org.tocsin.engine.lint;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.contract.NeededModel;
import org.tocsin.engine.contract.NeededStep;
import org.tocsin.engine.contract.NeededTask;
import org.tocsin.engine.contract.Table;

/** What Java relies on in the models, as {@code docs/contract.md}. */
final class ContractPage {
  private ContractPage() {}

  static String of(Map<String, String> forms) {
    return """
        # What Tocsin needs from the models

        The processes, tables and forms are yours to change. Some names and steps in them Tocsin relies on; a deployment
        without one of them is refused, with a sentence that says what is missing and what would go wrong. This page is
        generated; a test fails when it is out of date, and `mvn test -Dtest=ContractTest -Dupdate` writes it.
        What the models need from Tocsin is in [verbs](verbs.md).

        %s## Tables

        A table that Tocsin asks has the hit policy *First* and ends with a row whose inputs are all empty.

        %s
        ## Forms

        Without these fields Tocsin refuses some or all answers, so that the task could not be completed.

        %s"""
        .formatted(
            each(Stream.of(NeededModel.values()), ContractPage::model),
            each(Stream.of(Table.values()), ContractPage::table),
            each(forms.entrySet().stream(), form -> line(form.getKey(), form.getValue())));
  }

  private static String model(NeededModel model) {
    String title =
        model == NeededModel.SEVERITY
            ? "Each severity: `sev1-response`, ..., and a team's own such as `sev3-response-shop`"
            : "`%s`".formatted(model.id());
    return "## %s\n\n%s%s%s\n"
        .formatted(
            title,
            each(
                Stream.of(Message.values()).filter(message -> message.model() == model),
                ContractPage::message),
            each(
                Stream.of(NeededTask.values()).filter(task -> task.model() == model),
                ContractPage::task),
            each(
                Stream.of(NeededStep.values()).filter(step -> step.model() == model),
                ContractPage::step));
  }

  private static String message(Message message) {
    return "- %s the message `%s`, sent when %s. Without it %s.\n"
        .formatted(
            message.begins() ? "begins with" : "waits for",
            message.id(),
            message.occasion(),
            message.loss());
  }

  private static String task(NeededTask task) {
    return "- has the user task with the id `%s` and the form `%s`, with the field %s. Without it %s.\n"
        .formatted(
            task.id(),
            task.form(),
            task.fields().stream()
                .sorted()
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", ")),
            task.loss());
  }

  private static String step(NeededStep step) {
    String what =
        switch (step.kind()) {
          case VERB -> "calls the verb `${%s}`";
          case CALL -> "calls the process `%s`";
          case FORM -> "asks somebody by the form `%s`";
        };
    return "- %s. Without it %s.\n".formatted(what.formatted(step.id()), step.loss());
  }

  private static String table(Table table) {
    String columns =
        table.outputs().stream().map(ContractPage::output).collect(Collectors.joining("; "));
    return "- `%s`, asked when %s, knows %s. It says %s. Without it %s.\n"
        .formatted(
            table.id(),
            table.occasion(),
            table.inputs().stream()
                .sorted()
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", ")),
            columns,
            table.loss());
  }

  private static String output(Table.Output output) {
    String words =
        output.isSeverity()
            ? ", a severity that has a model"
            : output.words().isEmpty()
                ? ""
                : ", one of " + String.join(", ", output.words().stream().sorted().toList());
    return "`%s`%s".formatted(output.name(), words);
  }

  private static String line(String form, String fields) {
    return "- `%s`: %s\n".formatted(form, fields);
  }

  private static <T> String each(Stream<T> things, Function<T, String> line) {
    return things.map(line).collect(Collectors.joining());
  }
}
