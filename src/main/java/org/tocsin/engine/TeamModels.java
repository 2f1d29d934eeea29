package org.tocsin.engine;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tocsin.engine.laws.ModelRefused;

/**
 * Refuses a model for a team that does not exist, which no incident would ever follow. It looks at
 * what a deployment brings, before the gate completes it: the model of a team that is gone since
 * must not stand in the way of others.
 */
@Component
class TeamModels implements Deployer {
  private static final Pattern OWN = Pattern.compile("^(?:.*/)?sev[1-9]-response-(.+)\\.bpmn$");

  private final ObjectProvider<Teams> teams;

  TeamModels(ObjectProvider<Teams> teams) {
    this.teams = teams;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<String> refused =
        deployment.getResources().keySet().stream()
            .flatMap(name -> OWN.matcher(name).results())
            .filter(model -> !teams.getObject().exists(model.group(1)))
            .map(TeamModels::sentence)
            .toList();
    if (!refused.isEmpty()) {
      throw new ModelRefused(refused);
    }
  }

  private static String sentence(MatchResult model) {
    return "%s is for the team %s, and the directory has no such team; end its name with the id of one."
        .formatted(model.group(), model.group(1));
  }
}
