package org.tocsin.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every row that was run in this JVM, in {@code target/faults.json}, with a number before the point
 * where there is more than one JVM; in the long form, which runs in one, in {@code docs/faults.md}
 * as well.
 */
final class Report {
  private static final Path JSON =
      Path.of("target", "faults%s.json".formatted(System.getProperty("tocsin.fork", "")));
  private static final Path DOCUMENT = Path.of("docs", "faults.md");
  private static final String MARK = "<!-- written by mvn -Pfaults verify from here on -->";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([FL]\\d.*?) \\|.*$");

  private static final Map<String, Line> LINES = new TreeMap<>(Report::compare);

  private Report() {}

  /** What came of one row; its promise held when nothing broke it. */
  public record Line(
      String id,
      String fault,
      String promise,
      List<String> figures,
      int repetitions,
      List<String> broken) {}

  static synchronized void add(Line line) {
    LINES.put(line.id(), line);
    try {
      writeJson();
      if (Form.isLong()) {
        writeDocument();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeJson() throws IOException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ArrayNode rows = json.createArrayNode();
    LINES
        .values()
        .forEach(
            line -> {
              ObjectNode row = rows.addObject();
              row.put("row", line.id()).put("fault", line.fault()).put("promise", line.promise());
              line.figures().forEach(row.putArray("figures")::add);
              row.put("repetitions", line.repetitions()).put("passed", line.broken().isEmpty());
              line.broken().forEach(row.putArray("broken")::add);
            });
    Files.createDirectories(JSON.getParent());
    json.writeValue(JSON.toFile(), rows);
  }

  /**
   * What stands above the mark was written by hand and stays; so do the rows of this machine that
   * were not run again.
   */
  private static void writeDocument() throws IOException {
    String text = Files.readString(DOCUMENT);
    int mark = text.indexOf(MARK);
    String machine = machine();
    Map<String, String> rows = new TreeMap<>(Report::compare);
    String written = text.substring(mark);
    if (written.contains(machine)) {
      ROW.matcher(written).results().forEach(row -> rows.put(row.group(1), row.group()));
    }
    LINES.forEach((id, line) -> rows.put(id, row(line)));
    Files.writeString(
        DOCUMENT,
        """
        %s%s

        %s.

        | | what is done | promise | figures, the worst of all times | times | kept | run |
        |---|---|---|---|---|---|---|
        %s
        """
            .formatted(text.substring(0, mark), MARK, machine, String.join("\n", rows.values())));
  }

  private static String row(Line line) {
    return "| %s | %s | %s | %s | %d | %s | %s |"
        .formatted(
            line.id(),
            line.fault(),
            line.promise(),
            String.join("; ", line.figures()),
            line.repetitions(),
            line.broken().isEmpty() ? "yes" : "no: " + String.join("; ", line.broken()),
            LocalDate.now(ZoneOffset.UTC));
  }

  private static String machine() throws IOException {
    long memory =
        Files.exists(Path.of("/proc/meminfo"))
            ? Long.parseLong(
                Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", ""))
            : 0;
    return "%d cores, %d GB of memory, %s %s, Java %s, PostgreSQL 18 with fsync on"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Math.round(memory / 1024.0 / 1024.0),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version().feature());
  }

  /** F2 before F10. */
  private static int compare(String one, String other) {
    String first = one.charAt(0) + "%03d".formatted(number(one)) + one;
    String second = other.charAt(0) + "%03d".formatted(number(other)) + other;
    return first.compareTo(second);
  }

  private static int number(String id) {
    return Integer.parseInt(id.replaceAll("^[A-Z]+(\\d+).*$", "$1"));
  }
}
