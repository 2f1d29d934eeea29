package org.tocsin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} leaves no requirement out, counts right, and names what exists. */
class SecurityDocTest {
  private static final Path PAGE = Path.of("docs/security.md");
  private static final List<String> STATES = List.of("met", "not applicable", "gap");

  /** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has, from V1 on. */
  private static final List<Integer> REQUIREMENTS =
      List.of(27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16);

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ((\\d+)\\.\\d+\\.\\d+) \\| [^|]+ \\| ([^|]+) \\| [^|]+ \\|$");
  private static final Pattern ANY_ROW = Pattern.compile("(?m)^\\| \\d+\\.\\d+\\.\\d+ .*$");
  private static final Pattern COUNTS =
      Pattern.compile("(?m)^\\| (V\\d+|all) \\| [^|]+ \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:#(\\w+))?`");

  @Test
  void everyRequirementHasOneOfThreeStates() {
    String page = text(PAGE);
    List<MatchResult> rows = rows(page);
    assertThat(rows).hasSameSizeAs(ANY_ROW.matcher(page).results().toList());
    assertThat(rows).extracting(row -> row.group(3)).isSubsetOf(STATES);
    assertThat(rows).extracting(row -> row.group(1)).doesNotHaveDuplicates();
    Map<String, Integer> wanted =
        IntStream.range(0, REQUIREMENTS.size())
            .boxed()
            .collect(Collectors.toMap(i -> String.valueOf(i + 1), REQUIREMENTS::get));
    assertThat(
            rows.stream()
                .collect(Collectors.groupingBy(row -> row.group(2), Collectors.summingInt(r -> 1))))
        .isEqualTo(wanted);
  }

  @Test
  void theSummaryCountsTheRows() {
    String page = text(PAGE);
    Map<String, List<Integer>> counted = new LinkedHashMap<>();
    List<MatchResult> rows = rows(page);
    for (int chapter = 1; chapter <= REQUIREMENTS.size(); chapter++) {
      String number = String.valueOf(chapter);
      counted.put(
          "V" + number, counts(rows.stream().filter(row -> row.group(2).equals(number)).toList()));
    }
    counted.put("all", counts(rows));
    Map<String, List<Integer>> said = new LinkedHashMap<>();
    COUNTS
        .matcher(page)
        .results()
        .forEach(
            m ->
                said.put(
                    m.group(1),
                    Stream.of(m.group(2), m.group(3), m.group(4)).map(Integer::valueOf).toList()));
    assertThat(said).isEqualTo(counted);
  }

  @Test
  void everyClassAndTestThatIsNamedExists() {
    Map<String, Path> sources = sources();
    List<String> missing = new ArrayList<>();
    NAMED
        .matcher(text(PAGE))
        .results()
        .forEach(
            named -> {
              Path source = sources.get(named.group(1));
              boolean there =
                  source != null
                      && (named.group(2) == null
                          || text(source).contains(" " + named.group(2) + "("));
              if (!there) {
                missing.add(named.group());
              }
            });
    assertThat(missing).isEmpty();
  }

  private static List<MatchResult> rows(String page) {
    return ROW.matcher(page).results().toList();
  }

  private static List<Integer> counts(List<MatchResult> rows) {
    return STATES.stream()
        .map(state -> (int) rows.stream().filter(row -> row.group(3).equals(state)).count())
        .toList();
  }

  /** The files of Java by the names of their classes. */
  private static Map<String, Path> sources() {
    Map<String, Path> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
