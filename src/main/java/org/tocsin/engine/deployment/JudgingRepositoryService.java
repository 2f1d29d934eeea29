package org.tocsin.engine.deployment;

import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.tocsin.engine.lint.ModelGate;

/** Has models judged outside of the transaction that deploys them, however they are deployed. */
public class JudgingRepositoryService extends RepositoryServiceImpl {
  private final ModelGate gate;

  public JudgingRepositoryService(ModelGate gate) {
    this.gate = gate;
  }

  @Override
  public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
    return gate.judging(() -> super.deployWithResult(deployment));
  }
}
