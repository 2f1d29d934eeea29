package org.tocsin.watch.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.paging.delivery.Unreachable;

/** Whether everybody who is on call now could be paged. */
@Component
@Order(7)
class PeopleUnreachable implements Check {
  private static final String NAME = "people-unreachable";

  private final Schedules schedules;
  private final Unreachable unreachable;
  private final Clock clock;

  PeopleUnreachable(Schedules schedules, Unreachable unreachable, Clock clock) {
    this.schedules = schedules;
    this.unreachable = unreachable;
    this.clock = clock;
  }

  @Override
  public Finding look() {
    Instant now = clock.instant();
    Schedule schedule = schedules.at(now);
    List<Person> onCall =
        schedule.organisation().teams().stream()
            .flatMap(team -> schedule.everybody(team.id(), now).stream())
            .distinct()
            .toList();
    List<String> about =
        Stream.concat(
                schedule.organisation().teams().stream()
                    .filter(team -> !team.holders(Duty.PRIMARY).isEmpty())
                    .filter(
                        team ->
                            schedule.people(Target.duty(team.id(), Duty.PRIMARY), now).isEmpty())
                    .map(team -> "nobody is primary of " + team.id()),
                unreachable.among(onCall).stream().map(Person::id))
            .toList();
    if (about.isEmpty()) {
      return Finding.well(NAME, "Everybody who is on call has a way that is verified and set up.");
    }
    return Finding.trouble(
        NAME,
        about.size(),
        null,
        "1 place on call is empty, or its holder cannot be reached. Let them verify a way, or let"
            + " somebody take over.",
        "%d places on call are empty, or their holders cannot be reached. Let them verify a way, or"
            + " let somebody take over.",
        about);
  }
}
