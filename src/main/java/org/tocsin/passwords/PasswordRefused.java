package org.tocsin.passwords;

/** A password that breaks {@link PasswordRule}; the message says how. */
public class PasswordRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private PasswordRefused(String sentence) {
    super(sentence);
  }

  /** Throws when the rule objects to this password. */
  public static void unlessFit(String account, String password) {
    PasswordRule.objection(account, password)
        .ifPresent(
            sentence -> {
              throw new PasswordRefused(sentence);
            });
  }
}
