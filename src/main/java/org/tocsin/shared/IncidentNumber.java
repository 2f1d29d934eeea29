package org.tocsin.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number people call an incident by, written {@code INC-42}. It is the business key of every
 * process of that incident.
 */
public record IncidentNumber(long value) {
  private static final Pattern FORM = Pattern.compile("(?:INC-)?([1-9][0-9]{0,17})");

  public IncidentNumber {
    if (value < 1) {
      throw new IllegalArgumentException("An incident's number starts at 1, not " + value);
    }
  }

  /**
   * Reads {@code INC-42} or {@code 42}.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static IncidentNumber valueOf(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not an incident number such as INC-42");
    }
    return new IncidentNumber(Long.parseLong(matcher.group(1)));
  }

  @Override
  public String toString() {
    return "INC-" + value;
  }
}
