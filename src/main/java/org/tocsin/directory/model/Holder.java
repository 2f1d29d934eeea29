package org.tocsin.directory.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who holds a duty, written {@code rotation:shop-week} or {@code person:erin}. */
public record Holder(Kind kind, String id) {
  private static final Pattern FORM = Pattern.compile("(rotation|person):(.{1,200})");

  /** What the id names. */
  public enum Kind {
    ROTATION,
    PERSON
  }

  /**
   * @throws IllegalArgumentException when the text is of another form
   */
  @JsonCreator
  public static Holder valueOf(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A duty is held by rotation:<id> or person:<id>, not by " + text);
    }
    return new Holder(Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2));
  }

  @JsonValue
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
