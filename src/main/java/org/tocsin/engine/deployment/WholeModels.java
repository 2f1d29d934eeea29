package org.tocsin.engine.deployment;

import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.core.model.Properties;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Lets nobody use a model that a node has not read to its end. The engine remembers it before it
 * knows the model's jobs: who starts the process in between fails, and everybody until the node is
 * restarted does when the database goes away just then.
 */
public class WholeModels extends BpmnDeployer {
  public WholeModels(BpmnDeployer engines) {
    setExpressionManager(engines.getExpressionManager());
    setIdGenerator(engines.getIdGenerator());
    setBpmnParser(engines.getBpmnParser());
  }

  /** Nobody else knows a model that is being deployed, and the engine looks for it on the way. */
  @Override
  protected void registerDefinition(
      DeploymentEntity deployment, ProcessDefinitionEntity model, Properties properties) {
    if (deployment.isNew()) {
      super.registerDefinition(deployment, model, properties);
      return;
    }
    definitionAddedToDeploymentCache(deployment, model, properties);
    addDefinitionToDeploymentCache(getDeploymentCache(), model);
    deployment.addDeployedArtifact(model);
  }
}
