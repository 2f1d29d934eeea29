package org.tocsin.oncall.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;

/** Which people are on call at this moment. */
@Component
public class Roster {
  private final Schedules schedules;
  private final Clock clock;

  Roster(Schedules schedules, Clock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  /** Those who hold a duty of the team, in their order. */
  public List<Person> onCall(String team, Duty duty) {
    return at(Target.duty(team, duty));
  }

  /** Everybody who holds any duty of the team. */
  public List<Person> everybody(String team) {
    Instant now = clock.instant();
    return schedules.at(now).everybody(team, now);
  }

  /** Those who are on call by a rotation; nobody when there is no such rotation. */
  public List<Person> onRotation(String rotation) {
    return at(Target.rotation(rotation));
  }

  private List<Person> at(Target target) {
    Instant now = clock.instant();
    return schedules.at(now).people(target, now);
  }
}
