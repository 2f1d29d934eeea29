package org.tocsin.watch.check;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.engine.deployment.ModelsInForce;

/**
 * Whether the models in force keep the laws of this release: they may have been deployed before it.
 */
@Component
@Order(12)
public class ModelsBroken implements Check {
  private static final Logger log = LoggerFactory.getLogger(ModelsBroken.class);
  private static final String NAME = "models-broken";

  private final ModelsInForce models;
  private volatile List<String> broken = List.of();

  ModelsBroken(ModelsInForce models) {
    this.models = models;
  }

  /** Takes seconds when something else is in force, so it is done beside the look. */
  public void judge() {
    List<String> found = models.broken();
    if (!found.equals(broken)) {
      found.forEach(sentence -> log.error("A model in force is broken: {}", sentence));
    }
    broken = found;
  }

  @Override
  public Finding look() {
    List<String> found = broken;
    if (found.isEmpty()) {
      return Finding.well(NAME, "The models in force keep all laws.");
    }
    return Finding.trouble(
        NAME,
        found.size(),
        null,
        "1 thing is wrong with the models in force, which were deployed before this version of"
            + " Tocsin. Correct it and deploy the file again.",
        "%d things are wrong with the models in force, which were deployed before this version of"
            + " Tocsin. Correct them and deploy the files again.",
        found);
  }
}
