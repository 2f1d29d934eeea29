package org.tocsin.security.openid.provider;

import org.springframework.security.core.AuthenticationException;

/** The provider does not answer, or answers what it should not. */
public class ProviderAway extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 300;

  public ProviderAway(Throwable cause) {
    super("The OpenID provider cannot be asked: " + cut(String.valueOf(cause.getMessage())), cause);
  }

  /** What it answered may be a whole page. */
  private static String cut(String message) {
    return message.substring(0, Math.min(message.length(), LONGEST));
  }
}
