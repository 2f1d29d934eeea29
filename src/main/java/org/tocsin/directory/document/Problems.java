package org.tocsin.directory.document;

import java.util.ArrayList;
import java.util.List;

/** What has been found wrong with a document so far. */
public final class Problems {
  private final DocumentTree tree;
  private final List<DocumentProblem> found = new ArrayList<>();

  Problems(DocumentTree tree) {
    this.tree = tree;
  }

  /**
   * @param path a JSON Pointer
   */
  void add(String path, String reason) {
    DocumentTree.Place place = tree.place(path);
    found.add(new DocumentProblem(place.line(), place.column(), path, reason));
  }

  /**
   * @throws DocumentRefused when anything was found
   */
  void refuse() {
    if (!found.isEmpty()) {
      throw new DocumentRefused(found);
    }
  }
}
