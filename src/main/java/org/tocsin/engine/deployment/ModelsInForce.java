package org.tocsin.engine.deployment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.ModelGate;

/**
 * Judges what is in force, which was lawful when it was deployed and may not be so by the laws of a
 * later release. This takes seconds; it is done again only when something else is in force.
 */
@Component
public class ModelsInForce {
  private final RepositoryService repository;
  private final ModelGate gate;
  private @Nullable String judged;
  private List<String> broken = List.of();

  ModelsInForce(RepositoryService repository, ModelGate gate) {
    this.repository = repository;
    this.gate = gate;
  }

  /** One sentence for each law that a model, a table or a form in force breaks. */
  public synchronized List<String> broken() {
    Optional<String> newest =
        repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1).stream()
            .map(Deployment::getId)
            .findFirst();
    if (newest.isPresent() && !newest.get().equals(judged)) {
      Map<String, ByteBuffer> files = new TreeMap<>();
      repository
          .getDeploymentResources(newest.get())
          .forEach(file -> files.put(file.getName(), ByteBuffer.wrap(file.getBytes())));
      broken = List.copyOf(gate.broken(files));
      judged = newest.get();
    }
    return broken;
  }
}
