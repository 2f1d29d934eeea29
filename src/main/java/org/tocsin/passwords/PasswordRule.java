package org.tocsin.passwords;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one rule for passwords, whichever way one is set. It asks for length and for something that
 * is not among the first guesses, and for no particular characters, as NIST SP 800-63B advises.
 */
public final class PasswordRule {
  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  /** Estimating 64 characters can take seconds, and the first 24 say enough. */
  private static final int ESTIMATED = 24;

  private static final double FIRST_GUESSES = 1_000_000;
  private static final Zxcvbn GUESSES = new Zxcvbn();

  private PasswordRule() {}

  /** A sentence that says why this cannot be the account's password; empty when it can. */
  public static Optional<String> objection(String account, String password) {
    if (password.length() < SHORTEST) {
      return Optional.of(
          "A password has at least %d characters. A few words in a row are easy to remember."
              .formatted(SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of("A password has at most %d characters.".formatted(LONGEST));
    }
    if (isTheName(account, password)) {
      return Optional.of("This password is too much like your name. Choose another one.");
    }
    if (isCommon(account, password)) {
      return Optional.of(
          "This password is one of the first that an attacker tries. Choose another one.");
    }
    return Optional.empty();
  }

  /** The name with little around it. */
  private static boolean isTheName(String account, String password) {
    String name = account.toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && password.toLowerCase(Locale.ROOT).replace(name, "").length() < SHORTEST / 2;
  }

  private static boolean isCommon(String account, String password) {
    String estimated = password.substring(0, Math.min(password.length(), ESTIMATED));
    return GUESSES.measure(estimated, List.of(account, "tocsin")).getGuesses() < FIRST_GUESSES;
  }
}
