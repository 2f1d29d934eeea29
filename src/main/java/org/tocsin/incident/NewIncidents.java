package org.tocsin.incident;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Service;
import org.tocsin.engine.process.Processes;
import org.tocsin.engine.process.Severities;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Opens incidents: the record, the first entry of the timeline, and the severity's process. */
@Component
public class NewIncidents {
  private static final int LONGEST_TITLE = 300;

  private final Incidents incidents;
  private final Timeline timeline;
  private final Processes processes;
  private final Severities severities;
  private final Directory directory;

  NewIncidents(
      Incidents incidents,
      Timeline timeline,
      Processes processes,
      Severities severities,
      Directory directory) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.processes = processes;
    this.severities = severities;
    this.directory = directory;
  }

  /**
   * What is known when an incident begins.
   *
   * @param title cut after 300 characters
   * @param openedBy the person who declared it, the key its alert came with, or {@link
   *     Timeline#TOCSIN}
   * @param why one sentence for the timeline
   */
  public record Opening(
      String title, String service, String team, Severity severity, String openedBy, String why) {}

  /** Writes the record and starts the severity's process in one transaction. */
  @Transactional
  public IncidentNumber open(Opening opening) {
    String title = shortened(opening.title());
    IncidentNumber number =
        incidents.insert(title, opening.service(), opening.team(), opening.severity());
    timeline.add(
        number,
        "opened",
        opening.openedBy(),
        opening.why(),
        Map.of("severity", opening.severity().name(), "team", opening.team()));
    processes.start(
        severities.process(opening.severity(), opening.team()), number, variables(opening, title));
    return number;
  }

  private Map<String, @Nullable Object> variables(Opening opening, String title) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("title", title);
    variables.put("service", opening.service());
    variables.put("team", opening.team());
    variables.put("severity", opening.severity().name());
    variables.put(
        "runbook", directory.service(opening.service()).map(Service::runbook).orElse(null));
    variables.put("responder", null);
    variables.put("commander", null);
    variables.put("changesWanted", null);
    return variables;
  }

  private static String shortened(String title) {
    String line = title.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE - 1) + "…" : line;
  }
}
