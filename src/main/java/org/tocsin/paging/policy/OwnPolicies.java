package org.tocsin.paging.policy;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Policy;
import org.tocsin.directory.model.Team;

/**
 * The escalation policies that teams have of their own, for the page that looks for a responder.
 */
@Component
class OwnPolicies {
  private static final String LADDER = "respond";

  /** However long a policy is, in the end everybody is paged. */
  private static final Level CATCH_ALL = new Level("everybody", "PT5M", true);

  private final Directory directory;

  OwnPolicies(Directory directory) {
    this.directory = directory;
  }

  /** The team's own level; empty when the common policy counts. */
  Optional<Level> level(String team, String ladder, int step) {
    if (!ladder.equals(LADDER)) {
      return Optional.empty();
    }
    Organisation organisation = directory.now();
    return organisation
        .team(team)
        .map(Team::policy)
        .flatMap(organisation::policy)
        .map(policy -> level(policy, step));
  }

  static Level level(Policy policy, int step) {
    int levels = policy.levels().size();
    if (step > levels * policy.rounds()) {
      return CATCH_ALL;
    }
    Policy.Level level = policy.levels().get((step - 1) % levels);
    return new Level(String.join(", ", level.page()), level.ackWithin().toString(), false);
  }
}
