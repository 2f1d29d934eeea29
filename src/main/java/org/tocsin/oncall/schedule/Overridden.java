package org.tocsin.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.oncall.rotation.Held;
import org.tocsin.oncall.rotation.Line;

/** A line with its overrides, which are applied one upon the other in their order. */
record Overridden(Line line, List<OnCallOverride> overrides) implements Line {
  @Override
  public List<Held> at(Instant at) {
    List<Held> people = new ArrayList<>(line.at(at));
    overrides.stream().filter(one -> one.counts(at)).forEach(one -> apply(one, people));
    return List.copyOf(people);
  }

  private static void apply(OnCallOverride override, List<Held> people) {
    switch (override.kind()) {
      case REMOVE -> remove(override.person(), people);
      case ADD -> add(override, people);
      case TAKE_OVER -> {
        if (override.insteadOf() == null) {
          people.clear();
          add(override, people);
        } else if (remove(override.insteadOf(), people)) {
          add(override, people);
        }
      }
    }
  }

  private static boolean remove(String person, List<Held> people) {
    return people.removeIf(held -> held.person().equals(person));
  }

  private static void add(OnCallOverride override, List<Held> people) {
    if (people.stream().noneMatch(held -> held.person().equals(override.person()))) {
      people.add(new Held(override.person(), Held.OVERRIDE + override.id()));
    }
  }

  @Override
  public Stream<Instant> cuts(Instant from, Instant until) {
    return Stream.concat(
        line.cuts(from, until),
        overrides.stream().flatMap(one -> Stream.of(one.from(), one.until())));
  }

  @Override
  public Duration reach() {
    return overrides.stream()
        .map(one -> Duration.between(one.from(), one.until()).plusDays(1))
        .reduce(line.reach(), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }
}
