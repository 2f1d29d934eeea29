package org.tocsin.engine.lint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;
import org.tocsin.engine.lint.model.ModelSet;

/**
 * Checks every deployment, from wherever it comes. A deployment from Camunda Modeler brings one
 * diagram; the gate completes it with everything else that is in force, so that models, forms and
 * decisions are always deployed as one set, and refuses the whole set when it breaks a law.
 *
 * <p>Only the transaction that stores a set knows for certain what the set is, but judging one can
 * take many seconds, and the database ends a transaction that sits idle for that long. So the
 * transaction only compares: if the set is not the one that was just judged, the gate rolls the
 * transaction back, judges the set without one, and starts the deployment again.
 */
@Component
public class ModelGate implements Deployer {
  private final ModelLaws laws;

  /** The set that this thread has judged and may deploy, by the names of its files. */
  private final ThreadLocal<Map<String, ByteBuffer>> judged = new ThreadLocal<>();

  /** Whether this thread deploys a release. */
  private final ThreadLocal<Boolean> releasing = ThreadLocal.withInitial(() -> false);

  ModelGate(ModelLaws laws) {
    this.laws = laws;
  }

  /** The transaction was about to store a set that has not been judged. */
  private static final class NotJudged extends ModelRefused {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ByteBuffer> files;
    private final transient Map<String, ByteBuffer> brought;
    private final transient Map<String, ByteBuffer> before;

    NotJudged(
        Map<String, ByteBuffer> files,
        Map<String, ByteBuffer> brought,
        Map<String, ByteBuffer> before) {
      super(List.of("The models have not been judged."));
      this.files = files;
      this.brought = brought;
      this.before = before;
    }
  }

  /**
   * Runs a deployment, and runs it again after judging what it is about to store. Each further run
   * is due to another deployment that was stored in between, so this ends.
   *
   * @param deployment opens a transaction of its own
   * @throws ModelRefused when the set breaks a law
   */
  public <T> T judging(Supplier<T> deployment) {
    try {
      while (true) {
        try {
          return deployment.get();
        } catch (NotJudged e) {
          judge(e);
          judged.set(e.files);
        }
      }
    } finally {
      judged.remove();
    }
  }

  /**
   * Deploys a release. What somebody else has deployed and the release does not replace is kept,
   * whether it breaks a law or not: a start never fails because of it.
   */
  public void release(Runnable deployment) {
    releasing.set(true);
    try {
      deployment.run();
    } finally {
      releasing.remove();
    }
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    Collection<ResourceEntity> brought = deployment.getResources().values();
    List<ResourceEntity> before = resourcesInForce(deployment);
    List<ResourceEntity> kept = notReplacedBy(brought, before);
    Map<String, ByteBuffer> whole = new TreeMap<>(files(kept));
    whole.putAll(files(brought));
    if (!whole.equals(judged.get())) {
      throw new NotJudged(whole, files(brought), files(before));
    }
    kept.forEach(resource -> add(deployment, resource));
  }

  private void judge(NotJudged set) {
    List<String> broken =
        new ArrayList<>(broken(Boolean.TRUE.equals(releasing.get()) ? set.brought : set.files));
    if (!broken.isEmpty() && !set.before.isEmpty()) {
      Set<String> before = new HashSet<>(broken(set.before));
      broken.removeIf(sentence -> before.contains(sentence) && !names(sentence, set.brought));
    }
    if (!broken.isEmpty()) {
      throw new ModelRefused(broken);
    }
  }

  /** Whether a sentence is about one of these files; in a folder or not, it is the same file. */
  private static boolean names(String sentence, Map<String, ByteBuffer> files) {
    return files.keySet().stream()
        .map(name -> Pattern.quote(file(name)))
        .anyMatch(file -> sentence.matches("(?s)(.*[ /])?" + file + " .*"));
  }

  /** One sentence for each breach of a set of files, by their names. */
  public List<String> broken(Map<String, ByteBuffer> set) {
    List<String> broken = new ArrayList<>();
    Map<String, byte[]> files = new TreeMap<>();
    set.forEach(
        (name, content) -> {
          ModelBounds.broken(name, content.array()).ifPresent(broken::add);
          files.put(name, content.array());
        });
    return broken.isEmpty() ? brokenLaws(files) : broken;
  }

  private List<String> brokenLaws(Map<String, byte[]> files) {
    try {
      return laws.broken(ModelSet.of(files));
    } catch (ModelException e) {
      return List.of(e.getMessage());
    }
  }

  /** What is in force and not replaced by a file of the same name, in whichever folder. */
  private static List<ResourceEntity> notReplacedBy(
      Collection<ResourceEntity> brought, List<ResourceEntity> inForce) {
    List<String> files = brought.stream().map(resource -> file(resource.getName())).toList();
    return inForce.stream().filter(resource -> !files.contains(file(resource.getName()))).toList();
  }

  private static Map<String, ByteBuffer> files(Collection<ResourceEntity> resources) {
    Map<String, ByteBuffer> files = new TreeMap<>();
    resources.forEach(
        resource -> files.put(resource.getName(), ByteBuffer.wrap(resource.getBytes())));
    return files;
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
