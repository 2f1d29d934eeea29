package org.tocsin.directory.document;

import java.util.Comparator;

/**
 * One thing that is wrong with a document of the directory.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path where in the document, as a JSON Pointer such as {@code /people/3/zone}; empty for
 *     the whole
 * @param reason a sentence that says what is wrong and what to do
 */
public record DocumentProblem(int line, int column, String path, String reason) {
  static final Comparator<DocumentProblem> IN_ORDER =
      Comparator.comparingInt(DocumentProblem::line)
          .thenComparingInt(DocumentProblem::column)
          .thenComparing(DocumentProblem::reason);
}
