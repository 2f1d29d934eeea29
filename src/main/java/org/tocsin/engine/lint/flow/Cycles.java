package org.tocsin.engine.lint.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Circles in what follows what. */
final class Cycles {
  private Cycles() {}

  /** One circle, or nothing when there is none. */
  static List<String> first(Map<String, Set<String>> next) {
    Map<String, Set<String>> left = new TreeMap<>();
    next.forEach((from, to) -> left.put(from, new TreeSet<>(to)));
    boolean cut = true;
    while (cut) {
      left.values().forEach(to -> to.retainAll(left.keySet()));
      cut = left.values().removeIf(Collection::isEmpty);
    }
    return left.isEmpty() ? List.of() : walk(left);
  }

  /** Everything that is left leads on, so that every walk comes back to where it was before. */
  private static List<String> walk(Map<String, Set<String>> left) {
    List<String> walked = new ArrayList<>();
    String at = left.keySet().iterator().next();
    while (!walked.contains(at)) {
      walked.add(at);
      at = left.get(at).iterator().next();
    }
    return walked.subList(walked.indexOf(at), walked.size());
  }
}
