package org.tocsin.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Person;
import org.tocsin.directory.PersonalWay;
import org.tocsin.directory.VerifiedWays;
import org.tocsin.engine.Verb;

/** Choose next way: the first of the person's ways that has not been tried for this page. */
@Component
class ChooseNextWay implements Verb<ChooseNextWay.In, ChooseNextWay.Out> {
  private final Pages pages;
  private final Directory directory;
  private final VerifiedWays verified;
  private final List<Way> ways;

  ChooseNextWay(Pages pages, Directory directory, VerifiedWays verified, List<Way> ways) {
    this.pages = pages;
    this.directory = directory;
    this.verified = verified;
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
    List<String> available = ways.stream().filter(Way::available).map(Way::name).toList();
    Person person =
        directory
            .person(pages.get(in.page()).person())
            .orElseThrow(() -> new IllegalStateException("The person is not in the directory"));
    return new Out(
        verified.of(person).stream()
            .map(PersonalWay::way)
            .filter(way -> available.contains(way) && !tried.contains(way))
            // the inbox wakes nobody, so it must not hide that a way which does has failed
            .filter(way -> tried.isEmpty() || !way.equals("inbox"))
            .findFirst()
            .orElse(null));
  }
}
