package org.tocsin.engine.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.ModelGate;

/**
 * Deploys the models and forms of this release as one set, under the names they have in the
 * repository, before the first request is served. Nothing is deployed when nothing changed, so what
 * a process owner deployed since stays in force until the next release changes a file.
 */
@Component
class ReleaseDeployment implements SmartInitializingSingleton {
  private static final String ROOT = "models/";

  private final RepositoryService repository;
  private final ModelGate gate;

  ReleaseDeployment(RepositoryService repository, ModelGate gate) {
    this.repository = repository;
    this.gate = gate;
  }

  @Override
  public void afterSingletonsInstantiated() {
    DeploymentBuilder release =
        repository
            .createDeployment()
            .name("tocsin")
            .source("release")
            .enableDuplicateFiltering(false);
    files()
        .forEach(
            (name, resource) -> {
              try (InputStream content = resource.getInputStream()) {
                release.addInputStream(name, content);
              } catch (IOException e) {
                throw new IllegalStateException("Cannot read the model " + name, e);
              }
            });
    gate.release(release::deploy);
  }

  private static Map<String, Resource> files() {
    try {
      Map<String, Resource> files = new TreeMap<>();
      for (Resource resource :
          new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.*")) {
        String address = resource.getURL().toString();
        files.put(address.substring(address.lastIndexOf(ROOT) + ROOT.length()), resource);
      }
      if (files.isEmpty()) {
        throw new IllegalStateException("The models are missing from the program");
      }
      return files;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the models", e);
    }
  }
}
