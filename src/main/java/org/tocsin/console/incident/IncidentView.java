package org.tocsin.console.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/**
 * The head of an incident's page.
 *
 * @param state how far it came; for a closed one also how it ended
 * @param exhausted since when everybody has been paged in vain; null when that is not so
 */
record IncidentView(
    IncidentNumber number,
    String severity,
    String title,
    String service,
    String team,
    String state,
    @Nullable String responder,
    @Nullable String commander,
    @Nullable Moment exhausted,
    boolean closed,
    List<Clock> clocks) {

  /**
   * One of the incident's clocks.
   *
   * @param at null as long as it runs
   * @param after how long after the incident was opened; null for the opening itself
   */
  record Clock(String name, @Nullable Moment at, @Nullable String after) {}

  static IncidentView of(Incident incident, People.Names names, Instant now) {
    boolean closed = incident.state() == State.CLOSED;
    return new IncidentView(
        incident.number(),
        incident.severity().name(),
        incident.title(),
        incident.service(),
        incident.team(),
        incident.outcome() == null
            ? incident.state().word()
            : "closed: " + incident.outcome().words(),
        names.orNull(incident.responder()),
        names.orNull(incident.commander()),
        incident.state() == State.OPEN ? Moment.of(incident.exhaustedAt(), now) : null,
        closed,
        clocks(incident, now));
  }

  /** A closed incident shows only those that were stopped. */
  private static List<Clock> clocks(Incident incident, Instant now) {
    Moment opened = new Moment(incident.openedAt(), now);
    return Stream.of(
            new Clock("Opened", opened, null),
            clock("Acknowledged", incident.acknowledgedAt(), opened),
            clock("Mitigated", incident.mitigatedAt(), opened),
            clock("Resolved", incident.resolvedAt(), opened),
            clock("Closed", incident.closedAt(), opened))
        .filter(clock -> clock.at() != null || incident.state() != State.CLOSED)
        .toList();
  }

  private static Clock clock(String name, @Nullable Instant at, Moment opened) {
    return at == null
        ? new Clock(name, null, null)
        : new Clock(
            name,
            new Moment(at, opened.now()),
            "after " + new Moment(at, opened.now()).after(opened));
  }
}
