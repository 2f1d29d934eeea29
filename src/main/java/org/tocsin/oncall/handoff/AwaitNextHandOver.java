package org.tocsin.oncall.handoff;

import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;
import org.tocsin.oncall.Watches;

/** Await next hand-over: in a new run, by whatever model is in force then. */
@Component
class AwaitNextHandOver implements Verb<AwaitNextHandOver.In, Verb.Nothing> {
  private final Watches watches;

  AwaitNextHandOver(Watches watches) {
    this.watches = watches;
  }

  record In(String team) {}

  @Override
  public Nothing apply(In in) {
    watches.awaitHandOver(in.team());
    return Nothing.NOTHING;
  }
}
