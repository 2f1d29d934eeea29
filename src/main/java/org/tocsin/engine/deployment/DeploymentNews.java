package org.tocsin.engine.deployment;

import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes what a deployment brings, before the gate completes it. */
@Component
public class DeploymentNews implements Deployer {
  private static final String RELEASE = "tocsin";

  private final ApplicationEventPublisher events;

  DeploymentNews(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      events.publishEvent(
          new ModelsDeployed(
              Objects.requireNonNullElse(
                  Context.getCommandContext().getAuthenticatedUserId(), RELEASE),
              deployment.getResources().keySet().stream().sorted().toList()));
    }
  }
}
