package org.tocsin.engine.verb;

/**
 * A verb that talks to the outside, or that must not run inside the process that calls it. It is an
 * external task in the model and is served by a bounded pool of its own, so that one that hangs
 * delays no timer and no other verb.
 */
public interface Outside<I extends Record, O extends Record> extends Verb<I, O> {
  /** The topic of the external task, such as {@code mail}. */
  String topic();
}
