package org.tocsin.incident.response;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;

/** Look for activity: has any person done anything for the incident, and how long ago? */
@Component
class LookForActivity implements Verb<LookForActivity.In, LookForActivity.Out> {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Clock clock;

  LookForActivity(Incidents incidents, Timeline timeline, Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * @param quietAfter how long nobody may have done anything, such as {@code PT20M}
   */
  record In(IncidentNumber incident, String quietAfter) {}

  /**
   * @param standing {@code over} when the impact has ended, {@code forgotten} or {@code active}
   * @param quietLeft how long it takes until an active incident counts as forgotten; null for the
   *     others
   */
  record Out(String standing, @Nullable Duration quietLeft) {}

  @Override
  public Out apply(In in) {
    if (incidents.get(in.incident()).state() != Incident.State.ACKNOWLEDGED) {
      return new Out("over", null);
    }
    Instant quietSince = timeline.lastDoneByAPerson(in.incident());
    Duration left =
        Duration.between(clock.instant(), quietSince.plus(Duration.parse(in.quietAfter())));
    return left.compareTo(Duration.ZERO) > 0 ? new Out("active", left) : new Out("forgotten", null);
  }
}
