package org.tocsin.directory.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.directory.document.Difference.Change;
import org.tocsin.directory.document.Difference.Entry;
import org.tocsin.directory.document.Difference.Field;

class DifferenceTest {
  private static final String BEFORE =
      """
      people:
        - { id: ada, name: Ada Okafor, ways: [{ way: mail, address: ada@example.org }] }
        - { id: ben, name: Ben Castillo }
      teams:
        - { id: shop, members: [ada, ben], duties: { primary: ["person:ada"] } }
      """;

  @Test
  void nothingIsDifferentFromItself() {
    assertThat(between(BEFORE, "# with a comment\n" + BEFORE).isEmpty()).isTrue();
  }

  @Test
  void whatWasAddedChangedAndRemovedIsTold() {
    String after =
        """
        people:
          - id: ada
            name: Ada Okafor
            zone: Africa/Lagos
            ways: [{ way: mail, address: ada@example.net }, { way: inbox }]
          - { id: carla, name: Carla Ruiz }
        teams:
          - { id: shop, members: [ada, carla], duties: { secondary: ["person:ada"] } }
        """;
    assertThat(between(BEFORE, after).entries())
        .containsExactly(
            new Entry(
                "person",
                "ada",
                Change.CHANGED,
                List.of(
                    new Field("zone", "UTC", "Africa/Lagos"),
                    new Field("ways[1].address", "ada@example.org", "ada@example.net"),
                    new Field("ways[2].way", null, "inbox"))),
            new Entry("person", "carla", Change.ADDED, List.of()),
            new Entry("person", "ben", Change.REMOVED, List.of()),
            new Entry(
                "team",
                "shop",
                Change.CHANGED,
                List.of(
                    new Field("members", "ada, ben", "ada, carla"),
                    new Field("duties.primary", "person:ada", null),
                    new Field("duties.secondary", null, "person:ada"))));
  }

  private static Difference between(String from, String to) {
    return Difference.between(Documents.check(from), Documents.check(to));
  }
}
