package org.tocsin.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.lint.model.VerbDictionary;
import org.tocsin.engine.verb.Verb;
import org.tocsin.testkit.StoryTest;

/** {@code docs/verbs.md} and the palette of Modeler say what the code does. */
@StoryTest
class VerbDictionaryTest {
  @Autowired Map<String, Verb<?, ?>> verbs;

  @Test
  void thePageOfTheVerbsIsUpToDate() throws IOException {
    compare(Path.of("docs/verbs.md"), VerbPage.of(dictionary()));
  }

  @Test
  void thePaletteOfModelerIsUpToDate() throws IOException {
    compare(
        Path.of("processes/.camunda/element-templates/verbs.json"), VerbTemplates.of(dictionary()));
  }

  private VerbDictionary dictionary() {
    Map<String, byte[]> files = new TreeMap<>();
    Models.shipped()
        .files()
        .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return VerbDictionary.of(verbs, ModelSet.of(files));
  }

  private static void compare(Path file, String wanted) throws IOException {
    if (System.getProperty("update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, wanted);
    }
    assertThat(file)
        .as("%s is generated: mvn test -Dtest=VerbDictionaryTest -Dupdate", file)
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(wanted);
  }
}
