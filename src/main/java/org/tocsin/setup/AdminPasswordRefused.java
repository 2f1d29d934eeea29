package org.tocsin.setup;

import org.tocsin.passwords.PasswordRefused;

/** The password in {@code TOCSIN_ADMIN_PASSWORD} breaks the rule. */
class AdminPasswordRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AdminPasswordRefused(PasswordRefused cause) {
    super("TOCSIN_ADMIN_PASSWORD is refused: " + cause.getMessage(), cause);
  }
}
