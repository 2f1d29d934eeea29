package org.tocsin.oncall.gap;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.oncall.Watches;

/** Await next gap check: in a new run, by whatever model is in force then. */
@Component
class AwaitNextGapCheck implements Verb<AwaitNextGapCheck.In, Verb.Nothing> {
  private final Watches watches;

  AwaitNextGapCheck(Watches watches) {
    this.watches = watches;
  }

  record In(String team) {}

  @Override
  public Nothing apply(In in) {
    watches.watchGaps(in.team());
    return Nothing.NOTHING;
  }
}
