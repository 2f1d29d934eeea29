package org.tocsin.engine.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/**
 * Stands before every deployment, from wherever it comes. A deployment from Camunda Modeler brings
 * one diagram; the gate completes it with everything else that is in force, so that models, forms
 * and decisions are always deployed as one set, and refuses the whole when a law is broken.
 */
@Component
public class ModelGate implements Deployer {
  private final ModelLaws laws;

  ModelGate(ModelLaws laws) {
    this.laws = laws;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<String> broken = new ArrayList<>();
    deployment
        .getResources()
        .forEach(
            (name, resource) ->
                ModelBounds.broken(name, resource.getBytes()).ifPresent(broken::add));
    if (broken.isEmpty()) {
      complete(deployment);
      broken.addAll(judge(deployment));
    }
    if (!broken.isEmpty()) {
      throw new ModelRefused(broken);
    }
  }

  private List<String> judge(DeploymentEntity deployment) {
    Map<String, byte[]> files = new TreeMap<>();
    deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
    try {
      return laws.broken(ModelSet.of(files));
    } catch (ModelException e) {
      return List.of(e.getMessage());
    }
  }

  /** Adds what is in force and not replaced by a file of the same name, wherever it lies. */
  private static void complete(DeploymentEntity deployment) {
    Map<String, ResourceEntity> brought = new TreeMap<>();
    deployment.getResources().values().forEach(r -> brought.put(file(r.getName()), r));
    for (ResourceEntity inForce : resourcesInForce(deployment)) {
      if (!brought.containsKey(file(inForce.getName()))) {
        add(deployment, inForce);
      }
    }
  }

  private static void add(DeploymentEntity deployment, ResourceEntity inForce) {
    ResourceEntity copy = new ResourceEntity();
    copy.setName(inForce.getName());
    copy.setBytes(inForce.getBytes());
    copy.setDeploymentId(deployment.getId());
    copy.setType(ResourceTypes.REPOSITORY.getValue());
    copy.setCreateTime(ClockUtil.getCurrentTime());
    deployment.addResource(copy);
    Context.getCommandContext().getResourceManager().insertResource(copy);
  }

  private static List<ResourceEntity> resourcesInForce(DeploymentEntity deployment) {
    return latestBefore(deployment)
        .map(id -> Context.getCommandContext().getResourceManager().findResourcesByDeploymentId(id))
        .orElse(List.of());
  }

  private static Optional<String> latestBefore(DeploymentEntity deployment) {
    return Context.getProcessEngineConfiguration()
        .getRepositoryService()
        .createDeploymentQuery()
        .orderByDeploymentTime()
        .desc()
        .list()
        .stream()
        .map(Deployment::getId)
        .filter(id -> !id.equals(deployment.getId()))
        .findFirst();
  }

  private static String file(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
