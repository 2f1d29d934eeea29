package org.tocsin.paging.notice;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.oncall.handoff.OpenWork;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.PagingSettings;

/** The open incidents of a team, in the words of a letter. */
@Component
class OpenIncidents implements OpenWork {
  private static final int MOST = 50;

  private final Incidents incidents;
  private final Pages pages;
  private final PagingSettings settings;

  OpenIncidents(Incidents incidents, Pages pages, PagingSettings settings) {
    this.incidents = incidents;
    this.pages = pages;
    this.settings = settings;
  }

  @Override
  public String of(String team) {
    List<Incident> open =
        incidents.open().stream().filter(incident -> incident.team().equals(team)).toList();
    if (open.isEmpty()) {
      return "No incident of the team is open.";
    }
    String lines = open.stream().limit(MOST).map(this::line).collect(Collectors.joining("\n"));
    return open.size() > MOST
        ? "%s\nand %d more on the board".formatted(lines, open.size() - MOST)
        : lines;
  }

  private String line(Incident incident) {
    List<String> waiting =
        pages.of(incident.number()).stream()
            .filter(Page::awaitsAnswer)
            .map(Page::person)
            .distinct()
            .toList();
    return "%s %s, %s: %s\n  %s%s\n  %s/incidents/%s"
        .formatted(
            incident.number(),
            incident.severity(),
            incident.state().word(),
            incident.title(),
            incident.responder() == null
                ? "nobody has answered yet"
                : incident.responder() + " is the responder",
            waiting.isEmpty() ? "" : "; a page waits for " + String.join(", ", waiting),
            settings.baseUrl().toString().replaceAll("/+$", ""),
            incident.number());
  }
}
