package org.tocsin.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.contract.NeededModel;
import org.tocsin.engine.contract.NeededStep;
import org.tocsin.engine.contract.NeededTask;
import org.tocsin.engine.contract.SeverityModel;
import org.tocsin.engine.contract.Table;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.verb.VerbsOnPath;
import org.tocsin.shared.Severity;

/** Whatever Java relies on is missed when it is gone, from every file that has to have it. */
class ContractTest {
  private static final String SEV3 = "processes/incident/sev3-response.bpmn";
  private static final String PAGE = "processes/paging/page.bpmn";
  private static final String ROUTING = "processes/incident/alert-routing.dmn";

  private static final Models SHIPPED = Models.shipped();

  @ParameterizedTest
  @EnumSource(NeededModel.class)
  void aProcessThatIsGoneIsMissed(NeededModel needed) {
    Models models = SHIPPED;
    for (String file : filesOf(needed)) {
      models = models.without(file);
    }
    assertThat(models.breaches())
        .contains("There is no process %s; deploy %s.bpmn.".formatted(needed.id(), needed.id()));
  }

  @ParameterizedTest
  @EnumSource(Message.class)
  void aMessageThatIsRenamedIsMissed(Message message) {
    for (String file : filesOf(message.model())) {
      assertThat(
              SHIPPED
                  .with(file, quoted(message.id()), quoted("renamed." + message.id()))
                  .breaches())
          .singleElement()
          .asString()
          .startsWith(file + " no longer ")
          .contains("'" + message.id() + "'", message.occasion(), message.loss());
    }
  }

  @Test
  void theSentenceSaysWhatIsMissingAndWhatWouldGoWrong() {
    assertThat(SHIPPED.with(PAGE, "\"page.called-off\"", "\"page.over\"").breaches())
        .containsExactly(
            PAGE
                + " no longer waits for the message 'page.called-off', which Tocsin sends when an"
                + " incident needs no answer any more. Without it people would be paged for what is"
                + " already over.");
  }

  @Test
  void aMessageThatBeginsAProcessIsNoneThatItWaitsForLater() {
    String text = String.valueOf(SHIPPED.files().get("processes/alert/heartbeat.bpmn"));
    String swapped =
        text.replace("\"heartbeat.expected\"", "\"x\"")
            .replace("\"heartbeat.received\"", "\"heartbeat.expected\"")
            .replace("\"x\"", "\"heartbeat.received\"");
    assertThat(SHIPPED.with("processes/alert/heartbeat.bpmn", swapped).breaches())
        .anyMatch(sentence -> sentence.contains("no longer begins with"))
        .anyMatch(sentence -> sentence.contains("no longer waits for"));
  }

  @Test
  void twoProcessesDoNotBeginWithTheSameMessage() {
    assertThat(
            SHIPPED
                .with("processes/paging/try-way.bpmn", "\"way.trial-wanted\"", "\"notice.wanted\"")
                .breaches())
        .anyMatch(sentence -> sentence.contains("both begin with the message 'notice.wanted'"));
  }

  @ParameterizedTest
  @MethodSource("messagesToOneOfSeveral")
  void theVariableThatAMessageIsSentByIsMissed(Message message) {
    String variable = message.variable().orElseThrow();
    for (String file : filesOf(message.model())) {
      assertThat(withoutAnyVerb(file).breaches())
          .anyMatch(
              sentence ->
                  sentence.startsWith(file + " has no step left that works with '" + variable));
    }
  }

  static Stream<Message> messagesToOneOfSeveral() {
    return Stream.of(Message.values()).filter(message -> message.variable().isPresent());
  }

  @ParameterizedTest
  @EnumSource(NeededTask.class)
  void aTaskThatJavaLooksForIsMissed(NeededTask task) {
    for (String file : filesOf(task.model())) {
      String text = String.valueOf(SHIPPED.files().get(file));
      assertThat(SHIPPED.with(file, text.replace(quoted(task.id()), "\"task_renamed\"")).breaches())
          .singleElement()
          .asString()
          .startsWith(file + " no longer has the user task with the id '" + task.id() + "'")
          .endsWith(task.loss() + ".");
      assertThat(
              SHIPPED.with(file, "formRef=" + quoted(task.form()), "formRef=\"triage\"").breaches())
          .anyMatch(sentence -> sentence.contains("no longer asks the task '" + task.id() + "'"));
    }
  }

  @ParameterizedTest
  @EnumSource(NeededTask.class)
  void aFieldThatJavaFillsInIsMissed(NeededTask task) {
    String form = fileOfForm(task.form());
    for (String field : task.fields()) {
      assertThat(SHIPPED.with(form, quoted(field), "\"renamed\"").breaches())
          .anyMatch(sentence -> sentence.startsWith(form + " no longer has the field '" + field));
    }
  }

  @ParameterizedTest
  @EnumSource(NeededStep.class)
  void aStepIsMissed(NeededStep step) {
    for (String file : filesOf(step.model())) {
      String text = String.valueOf(SHIPPED.files().get(file));
      String before =
          switch (step.kind()) {
            case VERB -> "delegateExpression=\"${" + step.id() + "}\"";
            case CALL -> "calledElement=" + quoted(step.id());
            case FORM -> "formRef=" + quoted(step.id());
          };
      assertThat(text).contains(before);
      assertThat(
              SHIPPED
                  .with(file, text.replace(before, before.replace(step.id(), "other")))
                  .breaches())
          .anyMatch(
              sentence ->
                  sentence.startsWith(file + " no longer ")
                      && sentence.contains(step.id())
                      && sentence.endsWith("Without it " + step.loss() + "."));
    }
  }

  @ParameterizedTest
  @EnumSource(NeededStep.class)
  void aStepThatIsNeededIsAVerbOrAFormOrAProcess(NeededStep step) {
    assertThat(
            switch (step.kind()) {
              case VERB -> VerbsOnPath.all().verb(step.id()).isPresent();
              case CALL -> Stream.of(NeededModel.values()).anyMatch(m -> m.id().equals(step.id()));
              case FORM -> VerbsOnPath.all().answersTo(step.id()).isPresent();
            })
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aTableThatIsRenamedIsMissed(Table table) {
    assertThat(
            SHIPPED
                .with(ROUTING, "<decision id=" + quoted(table.id()), "<decision id=\"x\"")
                .breaches())
        .anyMatch(
            sentence ->
                sentence.startsWith(table.id() + " is a table that no file has any more")
                    && sentence.endsWith(table.loss() + "."));
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aColumnThatJavaReadsIsMissed(Table table) {
    for (Table.Output output : table.outputs()) {
      String column = " name=" + quoted(output.name());
      assertThat(inTable(table, column, " name=\"renamed\"").breaches())
          .anyMatch(sentence -> sentence.contains("has no output named '" + output.name() + "'"));
    }
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aTableLooksAtWhatItIsAskedWith(Table table) {
    for (String input : table.inputs()) {
      String text = "<text>" + input + "</text>";
      String part = tableText(table);
      if (part.contains(text)) {
        assertThat(
                SHIPPED.with(ROUTING, part, part.replace(text, "<text>renamed</text>")).breaches())
            .anyMatch(sentence -> sentence.contains("looks at 'renamed'"));
      }
    }
  }

  @Test
  void aTableSaysNothingOfWhatItIsNotAskedWith() {
    assertThat(inTable(Table.OWNING_TEAM, "<text>owner</text>", "<text>ownr</text>").breaches())
        .singleElement()
        .asString()
        .contains("says 'ownr' in row 2, which it is not asked with; it knows action,");
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aTableHasAnAnswerToEverything(Table table) {
    String last = tableText(table);
    String entry =
        last.substring(last.lastIndexOf("<inputEntry"), last.lastIndexOf("</inputEntry>"));
    assertThat(
            inTable(table, entry, entry.replace("<text></text>", "<text>\"x\"</text>")).breaches())
        .anyMatch(sentence -> sentence.contains("does not end with a row that always fits"));
    assertThat(inTable(table, "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"").breaches())
        .anyMatch(sentence -> sentence.contains("has another hit policy than 'First'"));
  }

  @Test
  void aTableSaysOnlyWhatJavaKnows() {
    assertThat(SHIPPED.with(ROUTING, "<text>\"drop\"</text>", "<text>\"ignore\"</text>").breaches())
        .singleElement()
        .asString()
        .contains("says 'ignore' in row 1 for 'action', which is none of drop, page, record");
    assertThat(SHIPPED.with(ROUTING, "<text>\"SEV1\"</text>", "<text>\"SEV5\"</text>").breaches())
        .singleElement()
        .asString()
        .contains("says 'SEV5' in row 3 for 'severity', which is none of SEV1, SEV2, SEV3");
    assertThat(SHIPPED.with(ROUTING, "<text>\"page\"</text>", "<text></text>").breaches())
        .singleElement()
        .asString()
        .contains("says nothing in row 3 for 'action'");
  }

  @ParameterizedTest
  @MethodSource("fieldsThatAreNeeded")
  void aFieldWithoutWhichATaskCannotBeCompletedIsMissed(String file, String field) {
    assertThat(SHIPPED.with(file, quoted(field), quoted("acknowledgeNote")).breaches())
        .anyMatch(
            sentence ->
                sentence.startsWith(
                    "In %s the form no longer asks for '%s'.".formatted(file, field)));
  }

  static Stream<Arguments> fieldsThatAreNeeded() {
    return SHIPPED.files().keySet().stream()
        .filter(file -> file.endsWith(".form"))
        .flatMap(
            file ->
                VerbsOnPath.all().neededOf(ModelSet.baseName(file)).stream()
                    .map(field -> Arguments.of(file, field)));
  }

  @Test
  void aTeamsOwnModelAndAFurtherSeverityHaveToDoWhatTheirKindDoes() {
    for (String id : List.of("sev3-response-shop", "sev4-response")) {
      String text =
          String.valueOf(SHIPPED.files().get(SEV3)).replace("\"sev3-response\"", quoted(id));
      String file = "processes/incident/" + id + ".bpmn";
      assertThat(SHIPPED.with(file, text).breaches()).isEmpty();
      assertThat(SHIPPED.with(file, text.replace("incident.false-alarm", "x")).breaches())
          .singleElement()
          .asString()
          .startsWith(file + " no longer waits for the message 'incident.false-alarm'");
    }
  }

  @Test
  void severitiesAndTheirModelsAreNamedAlike() {
    Severity severity = new Severity("SEV4");
    assertThat(SeverityModel.of(severity.process())).contains(new SeverityModel(severity, null));
    assertThat(NeededModel.SEVERITY.is(NeededModel.SEVERITY.id())).isTrue();
  }

  @Test
  void thePageOfTheContractIsUpToDate() throws IOException {
    Map<String, String> forms = new TreeMap<>();
    SHIPPED.files().keySet().stream()
        .filter(file -> file.endsWith(".form"))
        .map(ModelSet::baseName)
        .forEach(form -> forms.put(form, String.join(", ", VerbsOnPath.all().neededOf(form))));
    forms.values().removeIf(String::isEmpty);
    Path page = Path.of("docs/contract.md");
    if (System.getProperty("update") != null) {
      Files.writeString(page, ContractPage.of(forms));
    }
    assertThat(page)
        .as("%s is generated: mvn test -Dtest=ContractTest -Dupdate", page)
        .hasContent(ContractPage.of(forms));
  }

  @Test
  void nothingThatIsDeclaredIsWrittenASecondTime() throws IOException {
    List<String> declared = new ArrayList<>();
    Stream.of(Message.values()).map(Message::id).forEach(declared::add);
    Stream.of(NeededTask.values()).map(NeededTask::id).forEach(declared::add);
    Stream.of(Table.values()).map(Table::id).forEach(declared::add);
    declared.add(NeededTask.NOTE);
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source :
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.getParent().endsWith("engine/contract"))
              .toList()) {
        assertThat(Files.readString(source))
            .as("%s", source)
            .doesNotContain(declared.stream().map(ContractTest::quoted).toList())
            .doesNotContainPattern("\"[^\"\\n]*sev[^\"\\n]*-response[^\"\\n]*\"");
      }
    }
  }

  private static List<String> filesOf(NeededModel needed) {
    List<String> files =
        SHIPPED.files().keySet().stream()
            .filter(file -> file.endsWith(".bpmn") && needed.is(ModelSet.baseName(file)))
            .toList();
    assertThat(files).isNotEmpty();
    return files;
  }

  private static String fileOfForm(String form) {
    return SHIPPED.files().keySet().stream()
        .filter(file -> file.endsWith("/" + form + ".form"))
        .findFirst()
        .orElseThrow();
  }

  private static Models withoutAnyVerb(String file) {
    String text = String.valueOf(SHIPPED.files().get(file));
    return SHIPPED.with(file, text.replaceAll("\\$\\{[a-z][A-Za-z]*}\"", "\\${other}\""));
  }

  private static String tableText(Table table) {
    String text = String.valueOf(SHIPPED.files().get(ROUTING));
    int from = text.indexOf("<decision id=" + quoted(table.id()));
    return text.substring(from, text.indexOf("</decision>", from));
  }

  private static Models inTable(Table table, String before, String after) {
    String part = tableText(table);
    int at = part.lastIndexOf(before);
    assertThat(at).as("%s in %s", before, table).isNotNegative();
    String changed = part.substring(0, at) + after + part.substring(at + before.length());
    return SHIPPED.with(ROUTING, part, changed);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
