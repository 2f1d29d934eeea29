package org.tocsin.engine.lint.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of the expression language that a model may use: names, dots, literals, arithmetic,
 * comparison, and, or, not, empty. The engine resolves nothing else either; this says so before.
 */
public final class PlainData {
  private static final Pattern START = Pattern.compile("[$#]\\{");

  /** No repeated groups: the matcher would recurse for each letter of a long text. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<name>[A-Za-z_][A-Za-z0-9_]*+)"
              + "|(?<value>[0-9]++(?:\\.[0-9]++)?|'[^'\\\\]*+'|\"[^\"\\\\]*+\")"
              + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>+*/%!.()-])");

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "not", "empty", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");

  private PlainData() {}

  /** What the first wrong expression in this text does, or nothing. */
  public static Optional<String> fault(String text) {
    Matcher start = START.matcher(text);
    int from = 0;
    while (start.find(from)) {
      int end = text.indexOf('}', start.end());
      Scan scan = new Scan(text, start.end());
      String fault = scan.fault();
      if (fault != null) {
        String expression = text.substring(start.start(), end < 0 ? text.length() : end + 1);
        return Optional.of("%s, which %s".formatted(Breaches.quoted(expression), fault));
      }
      from = scan.at;
    }
    return Optional.empty();
  }

  private static final class Scan {
    private final String text;
    private final Matcher token;
    private int at;
    private boolean afterValue;

    Scan(String text, int at) {
      this.text = text;
      this.token = TOKEN.matcher(text);
      this.at = at;
    }

    @Nullable String fault() {
      while (at < text.length() && text.charAt(at) != '}') {
        if (Character.isWhitespace(text.charAt(at))) {
          at++;
          continue;
        }
        if (!token.region(at, text.length()).lookingAt()) {
          return "contains '%s'".formatted(text.charAt(at));
        }
        String fault = faultOfToken();
        if (fault != null) {
          return fault;
        }
        at = token.end();
      }
      return at < text.length() ? null : "has no end";
    }

    private @Nullable String faultOfToken() {
      String word = token.group();
      if (word.equals("(") && afterValue) {
        return "calls a method";
      }
      if (word.equals("class")) {
        return "names a class";
      }
      afterValue = word.equals(")") || token.group("sign") == null && !OPERATORS.contains(word);
      return null;
    }
  }
}
