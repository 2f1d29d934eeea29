package org.tocsin.security.signin;

import org.springframework.security.authentication.AccountStatusException;

/** The password was right, but this account signs in with a passkey, and its machines otherwise. */
public class PasskeyRequired extends AccountStatusException {
  private static final long serialVersionUID = 1L;

  PasskeyRequired() {
    super("This account signs in with a passkey, and machines with an app password.");
  }
}
