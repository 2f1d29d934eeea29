package org.tocsin.security.token;

import java.security.SecureRandom;

/** Secrets that people copy: keys of senders, addresses of heartbeats. */
public final class Tokens {
  /** As long as the keys of PagerDuty, because some of its clients count; 165 bits. */
  private static final int LENGTH = 32;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  public static String make() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .collect(
            StringBuilder::new,
            (token, letter) -> token.append(LETTERS.charAt(letter)),
            StringBuilder::append)
        .toString();
  }
}
