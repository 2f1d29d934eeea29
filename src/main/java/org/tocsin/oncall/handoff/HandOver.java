package org.tocsin.oncall.handoff;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.verb.Verb;
import org.tocsin.oncall.Letterbox;
import org.tocsin.oncall.handoff.HandOvers.Incoming;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Words;

/** Hand over: whoever has come on call is told for how long, and what is open. */
@Component
class HandOver implements Verb<HandOver.In, Verb.Nothing> {
  private final Directory directory;
  private final Schedules schedules;
  private final Letterbox letters;
  private final OpenWork work;
  private final Clock clock;

  HandOver(
      Directory directory, Schedules schedules, Letterbox letters, OpenWork work, Clock clock) {
    this.directory = directory;
    this.schedules = schedules;
    this.letters = letters;
    this.work = work;
    this.clock = clock;
  }

  /**
   * @param since whoever has come on call after this instant is told
   */
  record In(String team, String since) {}

  @Override
  public Nothing apply(In in) {
    directory.team(in.team()).ifPresent(team -> tell(team, Instant.parse(in.since())));
    return Nothing.NOTHING;
  }

  private void tell(Team team, Instant since) {
    Instant now = clock.instant();
    Schedule schedule = schedules.between(since, now);
    Map<Person, List<Incoming>> incoming =
        HandOvers.between(schedule, team.id(), since, now).stream()
            .collect(
                Collectors.groupingBy(Incoming::person, LinkedHashMap::new, Collectors.toList()));
    incoming.forEach(
        (person, duties) ->
            letters.send(person.id(), subject(team, duties), body(team, person, duties)));
  }

  private static String subject(Team team, List<Incoming> duties) {
    return "You are on call: %s of %s"
        .formatted(
            duties.stream().map(one -> one.duty().word()).collect(Collectors.joining(", ")),
            team.name());
  }

  private String body(Team team, Person person, List<Incoming> duties) {
    return "%s\n\nOpen now:\n\n%s"
        .formatted(
            duties.stream()
                .map(
                    one ->
                        "You are on call as %s of %s%s."
                            .formatted(one.duty().word(), team.name(), until(one, person)))
                .collect(Collectors.joining("\n")),
            work.of(team.id()));
  }

  private static String until(Incoming one, Person person) {
    return one.shift().until() == null
        ? ""
        : " until " + Words.at(one.shift().until(), person.zone());
  }
}
