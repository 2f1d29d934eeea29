package org.tocsin.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How bad an incident is: {@code SEV1} is the worst. Not an enumeration, because a further severity
 * is one more model and one more row in a decision table, and no Java.
 */
public record Severity(String name) implements Comparable<Severity> {
  private static final Pattern FORM = Pattern.compile("SEV[1-9]");

  public Severity {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("A severity is written SEV1 to SEV9");
    }
  }

  public static Severity valueOf(String name) {
    return new Severity(name);
  }

  /** The id of the model that leads an incident of this severity, such as {@code sev1-response}. */
  public String process() {
    return name.toLowerCase(Locale.ROOT) + "-response";
  }

  public boolean worseThan(Severity other) {
    return compareTo(other) < 0;
  }

  /** Orders the worst first. */
  @Override
  public int compareTo(Severity other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
