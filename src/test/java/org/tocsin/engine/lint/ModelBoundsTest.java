package org.tocsin.engine.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.OptionalAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBoundsTest {
  private static final String OPEN =
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"x\">";
  private static final String CLOSE = "</process></definitions>";

  @Test
  void theShippedModelsAreWithinBounds() {
    Models.shipped()
        .files()
        .forEach(
            (name, text) -> assertThat(ModelBounds.broken(name, text.getBytes(UTF_8))).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000})
  void aModelDoesNotNestWithoutEnd(int depth) {
    String nested = "<subProcess id=\"s\">".repeat(depth) + "</subProcess>".repeat(depth);
    assertThatModel(OPEN + nested + CLOSE).hasValue("x.bpmn nests deeper than 40 elements.");
  }

  @Test
  void aModelIsNoLargerThanAMegabyte() {
    assertThatModel(OPEN + " ".repeat(10_000_000) + CLOSE).hasValue("x.bpmn is larger than 1 MB.");
  }

  @Test
  void aFormIsNoLargerThanAMegabyte() {
    assertThat(ModelBounds.broken("x.form", " ".repeat(10_000_000).getBytes(UTF_8)))
        .hasValue("x.form is larger than 1 MB.");
  }

  @Test
  void aModelHasNoMoreElementsThanPeopleCanDraw() {
    assertThatModel(OPEN + "<task/>".repeat(50_000) + CLOSE)
        .hasValue("x.bpmn has more than 10000 elements.");
  }

  @Test
  void aModelHasNoDocumentType() {
    assertThatModel("<!DOCTYPE definitions>" + OPEN + CLOSE)
        .hasValue("x.bpmn has a document type; models need none.");
  }

  @Test
  void aModelReadsNoOtherFile() {
    assertThatModel(
            "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + OPEN + "&e;" + CLOSE)
        .hasValue("x.bpmn has a document type; models need none.");
  }

  @Test
  void aBillionLaughsAreNotLaughed() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY e0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    assertThatModel(laughs + "]>" + OPEN + "&e9;" + CLOSE)
        .hasValue("x.bpmn has a document type; models need none.");
  }

  @Test
  void aModelIsWellFormed() {
    assertThatModel(OPEN)
        .hasValueSatisfying(
            sentence -> assertThat(sentence).startsWith("x.bpmn is not well-formed XML: "));
  }

  private static OptionalAssert<String> assertThatModel(String text) {
    return assertThat(ModelBounds.broken("x.bpmn", text.getBytes(UTF_8)));
  }
}
