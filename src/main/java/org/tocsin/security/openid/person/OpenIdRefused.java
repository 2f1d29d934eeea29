package org.tocsin.security.openid.person;

import java.util.Locale;
import org.springframework.security.core.AuthenticationException;

/** The provider has vouched for somebody, and yet they are not signed in. */
public class OpenIdRefused extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /** Why, in words for the audit log. */
  enum Why {
    UNKNOWN("nobody in the directory has this mail address"),
    UNVERIFIED("the provider does not say that the mail address is verified"),
    SEVERAL("several people in the directory have this mail address"),
    ROLE("no role"),
    OVERAGE("the provider left the groups out, because there are too many");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Why why;

  OpenIdRefused(Why why) {
    super("Refused: " + why.words());
    this.why = why;
  }

  /** What the address of the sign-in page says about it. */
  public String key() {
    return why.name().toLowerCase(Locale.ROOT);
  }
}
