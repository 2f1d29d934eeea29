package org.tocsin.oncall.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Several lines that hold one duty together; nobody holds it twice. */
public record Together(List<Line> lines) implements Line {
  @Override
  public List<Held> at(Instant at) {
    Set<String> people = new HashSet<>();
    return lines.stream()
        .flatMap(line -> line.at(at).stream())
        .filter(held -> people.add(held.person()))
        .toList();
  }

  @Override
  public Stream<Instant> cuts(Instant from, Instant until) {
    return lines.stream().flatMap(line -> line.cuts(from, until));
  }

  @Override
  public Duration reach() {
    return lines.stream()
        .map(Line::reach)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ofDays(1));
  }
}
