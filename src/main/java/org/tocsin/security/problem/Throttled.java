package org.tocsin.security.problem;

import org.springframework.security.core.AuthenticationException;

/** The attempt was not looked at; the next one is after these seconds. */
public class Throttled extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final int seconds;

  public Throttled(int seconds) {
    super(
        "Too many attempts. Try again in %s."
            .formatted(seconds == 1 ? "a second" : seconds + " seconds"));
    this.seconds = seconds;
  }

  public int seconds() {
    return seconds;
  }
}
