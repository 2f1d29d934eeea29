package org.tocsin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as people read them, and as programs do. */
final class Report {
  private static final String NONE = "";

  private Report() {}

  /** Writes {@code bench.md} and {@code bench.json} into the build's folder. */
  static void write(List<Figure> figures, Settings settings) throws IOException {
    Files.writeString(settings.target().resolve("bench.md"), table(figures, settings));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            settings.target().resolve("bench.json").toFile(),
            figures.stream().flatMap(figure -> rows(figure).stream()).toList());
  }

  /** Markdown. */
  static String table(List<Figure> figures, Settings settings) {
    StringBuilder text = new StringBuilder();
    text.append(Machine.describe()).append("\n");
    if (settings.quick()) {
      text.append("\nOne short repetition, to see that it runs: no measurement.\n");
    }
    if (figures.stream().anyMatch(figure -> !figure.quiet())) {
      text.append("\n\\* The machine was not quiet.\n");
    }
    text.append(
        """

        | figure | target | median | worst | met | peer: median (worst) |
        |---|---|---|---|---|---|
        """);
    for (Figure figure : figures) {
      text.append(
          "| %s%s | %s %s | **%s** | %s | %s | %s |\n"
              .formatted(
                  figure.name(),
                  figure.quiet() ? "" : " \\*",
                  figure.target().toString().replace("<=", "≤").replace(">=", "≥"),
                  figure.unit(),
                  Figure.text(figure.median()),
                  Figure.text(figure.worst()),
                  figure.isMet() ? "yes" : "no",
                  figure.peers().stream()
                      .map(peer -> peer(figure, peer))
                      .collect(Collectors.joining("<br>"))));
    }
    return text.toString();
  }

  private static String peer(Figure figure, Figure.Peer peer) {
    return "%s %s (%s)"
        .formatted(
            peer.name(),
            Figure.text(Percentile.median(peer.values())),
            Figure.text(figure.target().worst(peer.values())));
  }

  /** One for each peer, or one alone. */
  private static List<Map<String, Object>> rows(Figure figure) {
    if (figure.peers().isEmpty()) {
      return List.of(row(figure, NONE, null));
    }
    return figure.peers().stream()
        .map(peer -> row(figure, peer.name(), Percentile.median(peer.values())))
        .toList();
  }

  private static Map<String, Object> row(Figure figure, String peer, Double peerValue) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", figure.name());
    row.put("value", figure.median());
    row.put("worst", figure.worst());
    row.put("unit", figure.unit());
    row.put("target", figure.target().toString());
    row.put("peer", peer);
    row.put("peerValue", peerValue);
    row.put("quiet", figure.quiet());
    return row;
  }
}
