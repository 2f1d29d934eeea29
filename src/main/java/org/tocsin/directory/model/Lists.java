package org.tocsin.directory.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document leaves out is an empty list. */
public final class Lists {
  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
