package org.tocsin.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Person;
import org.tocsin.engine.Verb;

/** Choose next way: the first way to reach the person that has not been tried for this page. */
@Component
class ChooseNextWay implements Verb<ChooseNextWay.In, ChooseNextWay.Out> {
  private final Pages pages;
  private final Directory directory;
  private final List<Way> ways;

  /** The ways come in the order in which they are tried. */
  ChooseNextWay(Pages pages, Directory directory, List<Way> ways) {
    this.pages = pages;
    this.directory = directory;
    this.ways = ways;
  }

  record In(long page) {}

  /**
   * @param way the name of the way; null when none is left
   */
  record Out(@Nullable String way) {}

  @Override
  public Out apply(In in) {
    List<String> tried = pages.triedWays(in.page());
    Person person =
        directory
            .person(pages.get(in.page()).person())
            .orElseThrow(() -> new IllegalStateException("The person is not in the directory"));
    return new Out(
        ways.stream()
            .filter(way -> way.reaches(person))
            .map(Way::name)
            .filter(name -> !tried.contains(name))
            .findFirst()
            .orElse(null));
  }
}
