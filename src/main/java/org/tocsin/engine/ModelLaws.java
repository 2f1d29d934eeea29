package org.tocsin.engine;

import java.util.List;
import org.springframework.stereotype.Component;

/** What every model has to keep to before it is deployed, in words that a process owner reads. */
@Component
class ModelLaws {
  private final Verbs verbs;

  ModelLaws(Verbs verbs) {
    this.verbs = verbs;
  }

  /** One sentence for each breach; empty when the models may be deployed. */
  List<String> broken(ModelSet models) {
    return List.of();
  }
}
