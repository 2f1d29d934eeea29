package org.tocsin.watch.check;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one thing has found.
 *
 * @param name what was looked at, such as {@code pages-unreached}; its metric is {@code
 *     tocsin_pages_unreached}
 * @param count how many should not be; 0 when all is well
 * @param since since when it is so, for the oldest of them; null when that is not known
 * @param sentence what it is and what to do, for a person
 * @param about which they are: incidents by their number, people, nodes, ways; not always all
 * @param vital whether Tocsin cannot be relied on as long as it lasts
 * @param setUp whether there is anything to look at
 */
public record Finding(
    String name,
    long count,
    @Nullable Instant since,
    String sentence,
    List<String> about,
    boolean vital,
    boolean setUp) {
  private static final int NAMED = 10;

  public static Finding well(String name, String sentence) {
    return new Finding(name, 0, null, sentence, List.of(), false, true);
  }

  public static Finding notSetUp(String name, String sentence) {
    return new Finding(name, 0, null, sentence, List.of(), false, false);
  }

  /**
   * @param one the sentence about one of them
   * @param many the sentence about more, with {@code %d} for how many
   */
  public static Finding trouble(
      String name,
      long count,
      @Nullable Instant since,
      String one,
      String many,
      List<String> about) {
    String sentence = count == 1 ? one : many.formatted(count);
    List<String> named = about.stream().distinct().limit(NAMED).toList();
    return new Finding(name, count, since, sentence, named, false, true);
  }

  /** The same, and Tocsin cannot be relied on as long as it lasts. */
  Finding asVital() {
    return new Finding(name, count, since, sentence, about, true, setUp);
  }

  public boolean isTrouble() {
    return count > 0;
  }

  /** The sentence, with what it is about, on one line. */
  public String words() {
    return about.isEmpty() ? sentence : "%s (%s)".formatted(sentence, String.join(", ", about));
  }
}
