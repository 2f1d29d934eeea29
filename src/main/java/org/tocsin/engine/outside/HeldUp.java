package org.tocsin.engine.outside;

/**
 * Outside work was held up for so long that another node may be doing it. Whoever meets it leaves
 * the work alone: it was neither done nor has it failed.
 */
public class HeldUp extends RuntimeException {
  HeldUp() {
    super("Held up for so long that another node may have done it");
  }
}
