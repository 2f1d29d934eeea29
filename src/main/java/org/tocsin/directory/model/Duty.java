package org.tocsin.directory.model;

import java.util.Locale;

/** A place in a team's escalation. */
public enum Duty {
  PRIMARY,
  SECONDARY,
  COMMANDER,
  MANAGEMENT;

  /** The word used in documents, decision tables and texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
