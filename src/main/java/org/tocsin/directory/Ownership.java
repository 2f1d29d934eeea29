package org.tocsin.directory;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Decisions;

/** Which team answers for a service, also for one that nobody owns. */
@Component
public class Ownership {
  private static final String TABLE = "owning-team";

  private final Directory directory;
  private final Decisions decisions;

  Ownership(Directory directory, Decisions decisions) {
    this.directory = directory;
    this.decisions = decisions;
  }

  /**
   * @param team the id of the team that is paged
   * @param owns whether the service is the team's own, or only fell to it
   */
  public record Owner(String team, boolean owns) {
    /** A sentence for the timeline when the service fell to the team; empty when it is its own. */
    public String remark(String service) {
      return owns
          ? ""
          : " Nobody owns the service %s, so the team %s is paged."
              .formatted(service.isBlank() ? "(none named)" : service, team);
    }
  }

  record Row(String team) {}

  public Owner of(String service) {
    String owner = directory.service(service).map(Directory.Service::team).orElse("");
    String decided = decisions.decide(TABLE, Map.of("owner", owner), Row.class).team();
    return new Owner(existing(decided), decided.equals(owner));
  }

  /**
   * The team itself, or another one when a table names a team that is gone: a page must find
   * somebody.
   */
  public String existing(String team) {
    return directory.teams().stream()
        .map(Directory.Team::id)
        .filter(team::equals)
        .findFirst()
        .orElseGet(() -> directory.teams().get(0).id());
  }
}
