package org.tocsin.oncall.feed;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Folds lines as RFC 5545, 3.1 wants it: at 75 octets, and never within a character. ical4j counts
 * characters.
 */
final class Folding {
  private static final int OCTETS = 75;
  private static final String END = "\r\n";

  private Folding() {}

  static String fold(String text) {
    return text.lines().map(Folding::line).collect(Collectors.joining(END, "", END));
  }

  private static String line(String line) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      String character = Character.toString(line.codePointAt(i));
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > OCTETS) {
        folded.append(END).append(' ');
        octets = 1;
      }
      folded.append(character);
      octets += length;
      i += character.length();
    }
    return folded.toString();
  }
}
