package org.tocsin.console.incident;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tocsin.alert.Joins;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Service;
import org.tocsin.engine.process.Diagrams;
import org.tocsin.engine.process.Diagrams.Progress;
import org.tocsin.engine.process.Severities;
import org.tocsin.engine.process.Tasks;
import org.tocsin.engine.timer.Deadlines;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.view.IncidentPanel;
import org.tocsin.view.People;
import org.tocsin.view.WebAddress;

/** Everything about one incident, and the picture of where its process stands. */
@Controller
class IncidentPage {
  private final Lookup lookup;
  private final Directory directory;
  private final People people;
  private final Deadlines deadlines;
  private final Diagrams diagrams;
  private final Severities severities;
  private final Tasks tasks;
  private final Joins joins;
  private final List<IncidentPanel> panels;

  IncidentPage(
      Lookup lookup,
      Directory directory,
      People people,
      Deadlines deadlines,
      Diagrams diagrams,
      Severities severities,
      Tasks tasks,
      Joins joins,
      List<IncidentPanel> panels) {
    this.lookup = lookup;
    this.directory = directory;
    this.people = people;
    this.deadlines = deadlines;
    this.diagrams = diagrams;
    this.severities = severities;
    this.tasks = tasks;
    this.joins = joins;
    this.panels = panels;
  }

  /**
   * For the viewer.
   *
   * @param xml null when the viewer has this model already
   */
  record Diagram(String model, @Nullable String xml, Set<String> active, Set<String> done) {}

  @GetMapping("/incidents/{number}")
  String incident(
      @PathVariable String number,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model) {
    Incident incident = lookup.incident(number);
    People.Names names = people.names();
    Deadlines.Next next = deadlines.of(incident.number());
    model.addAttribute("incident", IncidentView.of(incident, names, now));
    model.addAttribute("countdowns", Countdown.of(incident, next, now));
    model.addAttribute("runbook", runbook(incident));
    model.addAttribute("steps", diagrams.of(incident.number()).map(Progress::steps).orElse(null));
    model.addAttribute("tasks", TaskView.of(tasks.of(incident.number()), me, names, now));
    model.addAttribute("alerts", joins.count(incident.number()));
    model.addAttribute(
        "panels",
        panels.stream().flatMap(panel -> panel.of(incident, names, now).stream()).toList());
    addWhatMayBeDone(incident, me, model);
    return "console/incident/incident";
  }

  private void addWhatMayBeDone(Incident incident, Me me, Model model) {
    boolean awaited = me.paged().contains(incident.number());
    boolean decides = me.responds() && incident.state() != State.CLOSED;
    model.addAttribute("answerable", me.responds() && (incident.state() == State.OPEN || awaited));
    model.addAttribute("canBeFalseAlarm", me.responds() && incident.state() == State.ACKNOWLEDGED);
    model.addAttribute(
        "otherSeverities",
        decides
            ? severities.all().stream()
                .filter(other -> !other.severity().equals(incident.severity()))
                .toList()
            : List.of());
  }

  private @Nullable String runbook(Incident incident) {
    return directory
        .service(incident.service())
        .map(Service::runbook)
        .filter(WebAddress::isSafe)
        .orElse(null);
  }

  /**
   * @param known the model the viewer has already
   */
  @Operation(summary = "Shows the process of an incident, for the page's diagram")
  @GetMapping("/incidents/{number}/diagram")
  @ResponseBody
  Diagram diagram(
      @PathVariable String number, @RequestParam(required = false) @Nullable String known) {
    Progress progress =
        diagrams
            .of(lookup.incident(number).number())
            .orElseThrow(() -> new NotFound("The process of " + number + " is not kept any more"));
    return new Diagram(
        progress.model(),
        Objects.equals(known, progress.model()) ? null : diagrams.xml(progress.model()),
        progress.active(),
        progress.done());
  }
}
