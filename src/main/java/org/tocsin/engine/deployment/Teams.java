package org.tocsin.engine.deployment;

/** The teams there are. */
public interface Teams {
  /** Whether a team has this id. */
  boolean exists(String id);
}
