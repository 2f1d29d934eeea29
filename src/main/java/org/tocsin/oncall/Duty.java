package org.tocsin.oncall;

import java.util.Locale;

/** A place in a team's escalation. */
public enum Duty {
  PRIMARY,
  SECONDARY,
  COMMANDER,
  MANAGEMENT;

  /** The word used in decision tables, the database and texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
