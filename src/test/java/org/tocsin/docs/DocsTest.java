package org.tocsin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there, and what is there is named. */
class DocsTest {
  private static final Pattern NAME = Pattern.compile("\\bTOCSIN_[A-Z_]+[A-Z]");
  private static final Pattern SETTING = Pattern.compile("\\$\\{(TOCSIN_[A-Z_]+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(TOCSIN_[A-Z_]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void theConfigurationPageNamesEverySettingAndNoOther() {
    assertThat(all(ROW, Path.of("docs/configuration.md"))).isEqualTo(settings());
  }

  @Test
  void theImageAndItsComposeFileNameEverySettingAndNoOther() {
    Set<String> named = new TreeSet<>();
    for (String file : List.of("Dockerfile", "compose.yaml", ".env.example")) {
      named.addAll(all(NAME, Path.of("docker", file)));
    }
    assertThat(named).isEqualTo(settings());
  }

  @Test
  void whatComposeAsksForStandsInTheExampleOfItsEnvironment() {
    Path compose = Path.of("docker/compose.yaml");
    assertThat(all(SETTING, compose)).isEqualTo(all(NAME, Path.of("docker/.env.example")));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noLinkIsDead(Path document) {
    assertThat(links(document).filter(link -> !leadsSomewhere(document, link))).isEmpty();
  }

  static List<Path> documents() {
    List<Path> documents = new ArrayList<>();
    for (String folder : List.of("docs", "processes")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      documents.add(Path.of(name));
    }
    return documents;
  }

  private static Stream<String> links(Path document) {
    return LINK.matcher(text(document))
        .results()
        .map(m -> m.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"));
  }

  /** A file or folder of the repository; and, where a place in it is named, its heading. */
  private static boolean leadsSomewhere(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (parts.length == 1) {
      return Files.exists(target);
    }
    return Files.isRegularFile(target)
        && HEADING.matcher(text(target)).results().map(DocsTest::place).anyMatch(parts[1]::equals);
  }

  /** A heading as forges make addresses of it. */
  private static String place(MatchResult heading) {
    return heading
        .group(1)
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 _-]", "")
        .replace(' ', '-');
  }

  private static Set<String> settings() {
    return all(SETTING, Path.of("src/main/resources/application.yaml"));
  }

  private static Set<String> all(Pattern pattern, Path file) {
    Set<String> found = new TreeSet<>();
    pattern
        .matcher(text(file))
        .results()
        .map(match -> match.group(match.groupCount()))
        .forEach(found::add);
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
