package org.tocsin.engine.deployment;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.SeverityModel;
import org.tocsin.engine.lint.ModelRefused;
import org.tocsin.engine.lint.model.ModelSet;

/**
 * Refuses a model for a team that does not exist, which no incident would ever follow. It looks at
 * what a deployment brings, before the gate completes it: the model of a team that is gone since
 * must not stand in the way of others.
 */
@Component
public class TeamModels implements Deployer {
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
            .filter(name -> name.endsWith(".bpmn"))
            .flatMap(name -> sentence(name).stream())
            .toList();
    if (!refused.isEmpty()) {
      throw new ModelRefused(refused);
    }
  }

  private Optional<String> sentence(String file) {
    return SeverityModel.of(ModelSet.baseName(file))
        .map(SeverityModel::team)
        .filter(team -> !teams.getObject().exists(team))
        .map(
            team ->
                "%s is for the team %s, and the directory has no such team; end its name with the id of one."
                    .formatted(file, team));
  }
}
