package org.tocsin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation uses the terms of {@code docs/glossary.md} and none that it retires. */
class GlossaryTest {
  private static final Path GLOSSARY = Path.of("docs/glossary.md");
  private static final Set<String> GENERATED =
      Set.of("contract.md", "endpoints.md", "engine-endpoints.md", "verbs.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|\\n]+) \\| [^|\\n]+ \\| ([^|\\n]+) \\|$");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]*`");
  private static final Pattern LINK_TARGET = Pattern.compile("\\]\\([^)]*\\)");
  private static final String GENERATED_FROM_HERE = "<!-- written by";

  @ParameterizedTest
  @MethodSource("pages")
  void noPageUsesARetiredWord(Path page) throws IOException {
    String prose = prose(Files.readString(page));
    List<String> found =
        retired().entrySet().stream()
            .filter(word -> uses(prose, word.getKey()))
            .map(word -> "\"%s\": say \"%s\"".formatted(word.getKey(), word.getValue()))
            .toList();
    assertThat(found).isEmpty();
  }

  @Test
  void aRetiredWordIsFoundAcrossLinesButNotInCodeOrInALink() {
    assertThat(uses(prose("It is Called\n  off."), "called off")).isTrue();
    assertThat(uses(prose("`letter` and [this](a.md#letter)\n```\nletter\n```"), "letter"))
        .isFalse();
    assertThat(uses(prose("letterhead"), "letter")).isFalse();
  }

  @Test
  void theGlossaryRetiresWordsOfEachArea() throws IOException {
    assertThat(retired()).containsKeys("intake key", "ladder", "duty", "watcher");
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted())
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.equals(GLOSSARY))
          .filter(page -> !GENERATED.contains(page.getFileName().toString()))
          .toList();
    }
  }

  /** Retired words, each with the term to use instead. */
  private static Map<String, String> retired() throws IOException {
    String terms = Files.readString(GLOSSARY).split("(?m)^## Not yet$")[0];
    Map<String, String> retired = new LinkedHashMap<>();
    ROW.matcher(terms)
        .results()
        .filter(row -> !row.group(1).equals("term"))
        .forEach(
            row -> {
              for (String word : row.group(2).split(", ")) {
                retired.put(word.strip(), row.group(1));
              }
            });
    return retired;
  }

  /** A page without code, link targets and generated parts, on one line. */
  private static String prose(String page) {
    String written = page.split(GENERATED_FROM_HERE, 2)[0];
    String text = CODE.matcher(written).replaceAll(" ");
    return LINK_TARGET.matcher(text).replaceAll("] ").replaceAll("\\s+", " ");
  }

  private static boolean uses(String prose, String word) {
    return Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE)
        .matcher(prose)
        .find();
  }
}
