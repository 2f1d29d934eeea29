package org.tocsin.faults;

/** The short form runs with every build, the long one with the profile {@code faults}. */
final class Form {
  private Form() {}

  static boolean isLong() {
    return "long".equals(System.getProperty("tocsin.faults"));
  }

  /** The number for the form that runs. */
  static int of(int inShort, int inLong) {
    return isLong() ? inLong : inShort;
  }
}
