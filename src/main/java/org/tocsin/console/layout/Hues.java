package org.tocsin.console.layout;

import java.util.List;
import org.tocsin.directory.model.Person;

/** A colour for each person; the stylesheet has twelve, each readable in the light and the dark. */
public record Hues(List<String> people) {
  private static final int COLOURS = 12;

  public static Hues of(List<Person> people) {
    return new Hues(people.stream().map(Person::id).sorted().toList());
  }

  /** Neighbours in the list are far apart on the circle of colours. */
  public int of(String person) {
    return Math.floorMod(people.indexOf(person) * 5, COLOURS);
  }
}
