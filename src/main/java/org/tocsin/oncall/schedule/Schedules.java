package org.tocsin.oncall.schedule;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;

/** The organisation as it is now, with the overrides of some time. */
@Component
public class Schedules {
  private final Directory directory;
  private final Overrides overrides;

  Schedules(Directory directory, Overrides overrides) {
    this.directory = directory;
    this.overrides = overrides;
  }

  /** To be asked who is on call at this instant, and nothing else. */
  public Schedule at(Instant at) {
    return schedule(at, at);
  }

  /** To be asked about any instant in this time, and since when and until when it is so. */
  public Schedule between(Instant from, Instant until) {
    return schedule(from.minus(Schedule.FAR), until.plus(Schedule.FAR));
  }

  private Schedule schedule(Instant from, Instant until) {
    return new Schedule(directory.now(), overrides.touching(from, until));
  }
}
