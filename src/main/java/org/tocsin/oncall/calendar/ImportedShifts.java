package org.tocsin.oncall.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.OnCallOverride.Kind;
import org.tocsin.oncall.schedule.Target;

/** Makes overrides of what was imported: where events overlap, the highest priority counts. */
final class ImportedShifts {
  private static final String UID = "import";

  private ImportedShifts() {}

  static List<OnCallOverride> of(Imported imported, Target target, String by, Instant now) {
    TreeSet<Instant> cuts = new TreeSet<>();
    for (Occurrence one : imported.occurrences()) {
      cuts.add(one.from().isBefore(now) ? now : one.from());
      cuts.add(one.until());
    }
    List<OnCallOverride> overrides = new ArrayList<>();
    Instant since = null;
    List<String> people = List.of();
    for (Instant cut : cuts) {
      List<String> next = people(imported.occurrences(), cut);
      if (!next.equals(people)) {
        add(overrides, target, people, since, cut, by, now);
        people = next;
        since = cut;
      }
    }
    return overrides;
  }

  private static List<String> people(List<Occurrence> all, Instant at) {
    List<Occurrence> active = all.stream().filter(one -> one.counts(at)).toList();
    int highest = active.stream().mapToInt(Occurrence::priority).max().orElse(0);
    return active.stream()
        .filter(one -> one.priority() == highest)
        .flatMap(one -> one.people().stream())
        .distinct()
        .toList();
  }

  private static void add(
      List<OnCallOverride> overrides,
      Target target,
      List<String> people,
      Instant from,
      Instant until,
      String by,
      Instant now) {
    for (String person : people) {
      Kind kind = person.equals(people.get(0)) ? Kind.TAKE_OVER : Kind.ADD;
      overrides.add(
          new OnCallOverride(0, target, kind, person, null, from, until, UID, "imported", by, now));
    }
  }
}
