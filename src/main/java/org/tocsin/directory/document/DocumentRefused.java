package org.tocsin.directory.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document of the directory that was not applied, with everything that is wrong with it. */
public class DocumentRefused extends IllegalArgumentException {
  private final List<DocumentProblem> problems;

  DocumentRefused(List<DocumentProblem> problems) {
    super(
        problems.stream()
            .map(problem -> "Line %d: %s".formatted(problem.line(), problem.reason()))
            .collect(Collectors.joining(" ")));
    this.problems = problems.stream().distinct().sorted(DocumentProblem.IN_ORDER).toList();
  }

  /** In the order of the document; never empty. */
  public List<DocumentProblem> problems() {
    return problems;
  }
}
