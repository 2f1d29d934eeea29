package org.tocsin.engine.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source of a verb says about it in its comments. */
public record VerbSource(String text, String name) {
  private static final Pattern HEADING = Pattern.compile("^([A-Z][a-z -]{2,40}): ");

  public static VerbSource of(Class<?> verb) {
    Path file = Path.of("src/main/java", verb.getName().replace('.', '/') + ".java");
    try {
      return new VerbSource(Files.readString(file), verb.getSimpleName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a task with this verb is worded: as its comment begins, or as its class is named. */
  public String wording() {
    Matcher heading = HEADING.matcher(said());
    return heading.find() && letters(heading.group(1)).equals(letters(name))
        ? heading.group(1)
        : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  /** The first paragraph on the class, without the words before its colon. */
  public String sentence() {
    String rest = HEADING.matcher(said()).replaceFirst("");
    return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
  }

  /**
   * The meaning of each component of the record {@code In} or {@code Out}, as far as it is said.
   */
  public Map<String, String> meanings(String record) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (String tag : comment("record " + record + "(").split("@param ", -1)) {
      int space = tag.indexOf(' ');
      if (space > 0) {
        meanings.put(tag.substring(0, space), paragraph(tag.substring(space + 1)));
      }
    }
    return meanings;
  }

  private String said() {
    return paragraph(comment("class " + name + " "));
  }

  private static String letters(String words) {
    return words.replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
  }

  private String comment(String declaration) {
    int declared = text.indexOf(declaration);
    int start = text.lastIndexOf("/**", Math.max(declared, 0));
    int end = text.indexOf("*/", Math.max(start, 0));
    if (declared < 0 || start < 0 || text.substring(end, declared).matches("(?s).*[;{].*")) {
      return "";
    }
    return text.substring(start + 3, end).replaceAll("(?m)^ *\\* ?", "").strip();
  }

  private static String paragraph(String comment) {
    return comment
        .split("\n\\s*\n|\n@", -1)[0]
        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
