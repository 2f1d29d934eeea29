package org.tocsin.engine.outside;

/** An outside verb failed in a way that further tries cannot mend, so there are none. */
public class NoUseTryingAgain extends RuntimeException {
  public NoUseTryingAgain(String message) {
    super(message);
  }
}
