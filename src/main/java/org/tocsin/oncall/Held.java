package org.tocsin.oncall;

/**
 * That somebody is on call, and why.
 *
 * @param person their id
 * @param source the same for one turn, for one override, and for everybody who holds it always
 */
record Held(String person, String source) {
  static final String ALWAYS = "always";
  static final String OVERRIDE = "override-";
}
