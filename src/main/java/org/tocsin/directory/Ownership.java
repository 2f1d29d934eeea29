package org.tocsin.directory;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;
import org.tocsin.engine.contract.Table;
import org.tocsin.engine.process.Decisions;

/** Which team answers for a service, also for one that nobody owns. */
@Component
public class Ownership {
  private final Directory directory;
  private final Decisions decisions;

  Ownership(Directory directory, Decisions decisions) {
    this.directory = directory;
    this.decisions = decisions;
  }

  /**
   * @param team the id of the team that is paged
   * @param remark a sentence for the timeline when nobody owns the service; else empty
   */
  public record Answering(String team, String remark) {}

  record Row(String team) {}

  /** The team that owns the service; empty when nobody does. */
  public Optional<String> ownerOf(String service) {
    return directory.service(service).map(Service::team);
  }

  /** The team that answers for the service by the table of owners. */
  public Answering of(String service) {
    String owner = ownerOf(service).orElse("");
    return answering(
        service, decisions.decide(Table.OWNING_TEAM, Map.of("owner", owner), Row.class).team());
  }

  /**
   * The team a table decided on, or another one when that team is gone: a page must find somebody.
   */
  public Answering answering(String service, String decided) {
    String team =
        directory.team(decided).map(Team::id).orElseGet(() -> directory.teams().get(0).id());
    return new Answering(team, ownerOf(service).isPresent() ? "" : remark(service, team));
  }

  private static String remark(String service, String team) {
    return " Nobody owns the service %s, so the team %s is paged."
        .formatted(service.isBlank() ? "(none named)" : service, team);
  }
}
