package org.tocsin.passwords;

/** More passwords wait to be checked than this node can check in a few seconds. */
public class TooManyAtOnce extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyAtOnce() {
    super("Too many people are signing in at once. Try again in a few seconds.");
  }
}
