package org.tocsin.postmortem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of follow-ups as its author writes it: one a line, {@code what; who; due}. */
final class FollowUpList {
  private static final int LONGEST_WHAT = 500;
  private static final int MOST = 50;

  private FollowUpList() {}

  /** One line of the list. */
  public record Line(String what, String owner, LocalDate due) {}

  /**
   * @throws IllegalArgumentException naming the line that cannot be read, and what to write
   */
  static List<Line> read(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() > MOST) {
      throw new IllegalArgumentException(
          "There are more than 50 follow-ups; keep those that matter.");
    }
    return lines.stream().map(FollowUpList::line).toList();
  }

  private static Line line(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[0].strip().length() > LONGEST_WHAT) {
      throw new IllegalArgumentException(
          "The follow-up '%s' is not written as: what; who; due.".formatted(shortened(text)));
    }
    try {
      return new Line(
          parts[0].strip(),
          parts[1].strip().replaceFirst("^@", ""),
          LocalDate.parse(parts[2].strip()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The follow-up '%s' has no day such as 2026-12-01 at its end.".formatted(shortened(text)),
          e);
    }
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 59) + "…" : text;
  }
}
