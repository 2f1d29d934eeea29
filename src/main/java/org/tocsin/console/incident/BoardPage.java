package org.tocsin.console.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tocsin.console.layout.Me;
import org.tocsin.engine.timer.Deadlines;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.incident.Incidents;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/** The board: every open incident, the worst first, and the last that were closed. */
@Controller
class BoardPage {
  private static final int CLOSED = 10;

  private final Incidents incidents;
  private final Deadlines deadlines;
  private final People people;

  BoardPage(Incidents incidents, Deadlines deadlines, People people) {
    this.incidents = incidents;
    this.deadlines = deadlines;
    this.people = people;
  }

  /**
   * An open incident.
   *
   * @param exhausted since when everybody has been paged in vain; null when that is not so
   * @param answerable whether this person can acknowledge it
   */
  record Row(
      IncidentNumber number,
      String severity,
      String title,
      String service,
      String team,
      String state,
      @Nullable String responder,
      Moment opened,
      @Nullable Moment exhausted,
      List<Countdown> countdowns,
      boolean answerable) {}

  /** A closed incident. */
  record Closed(
      IncidentNumber number, String severity, String title, String outcome, Moment closed) {}

  @GetMapping("/")
  String board(@ModelAttribute("me") Me me, @ModelAttribute("now") Instant now, Model model) {
    People.Names names = people.names();
    List<Row> rows = rows(me, now, names);
    model.addAttribute("rows", rows);
    model.addAttribute("unanswered", rows.stream().filter(row -> row.responder() == null).count());
    model.addAttribute(
        "closed", incidents.closed(CLOSED).stream().map(i -> closed(i, now)).toList());
    return "console/incident/board";
  }

  /** Within a severity, what nobody has answered comes first. */
  private List<Row> rows(Me me, Instant now, People.Names names) {
    List<Incident> open =
        incidents.open().stream()
            .sorted(
                Comparator.comparing(Incident::severity)
                    .thenComparing(incident -> incident.state() == State.OPEN ? 0 : 1)
                    .thenComparing(incident -> incident.number().value()))
            .toList();
    Map<IncidentNumber, Deadlines.Next> next =
        deadlines.of(open.stream().map(Incident::number).toList());
    return open.stream()
        .map(
            incident ->
                new Row(
                    incident.number(),
                    incident.severity().name(),
                    incident.title(),
                    incident.service(),
                    incident.team(),
                    incident.state().word(),
                    names.orNull(incident.responder()),
                    new Moment(incident.openedAt(), now),
                    incident.state() == State.OPEN ? Moment.of(incident.exhaustedAt(), now) : null,
                    Countdown.of(incident, next.get(incident.number()), now),
                    me.responds()
                        && (incident.state() == State.OPEN
                            || me.paged().contains(incident.number()))))
        .toList();
  }

  private static Closed closed(Incident incident, Instant now) {
    return new Closed(
        incident.number(),
        incident.severity().name(),
        incident.title(),
        incident.outcome() == null ? "" : incident.outcome().words(),
        new Moment(incident.closedAt() == null ? now : incident.closedAt(), now));
  }
}
