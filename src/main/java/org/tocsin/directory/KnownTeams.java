package org.tocsin.directory;

import org.springframework.stereotype.Component;
import org.tocsin.engine.deployment.Teams;

/** The engine asks for teams when somebody deploys a model for one. */
@Component
class KnownTeams implements Teams {
  private final Directory directory;

  KnownTeams(Directory directory) {
    this.directory = directory;
  }

  @Override
  public boolean exists(String id) {
    return directory.team(id).isPresent();
  }
}
