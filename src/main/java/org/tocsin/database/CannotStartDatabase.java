package org.tocsin.database;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be used; the message says why, the action what to do. */
class CannotStartDatabase extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  CannotStartDatabase(String message, String action, @Nullable Throwable cause) {
    super(message, cause);
    this.action = action;
  }

  String action() {
    return action;
  }
}
