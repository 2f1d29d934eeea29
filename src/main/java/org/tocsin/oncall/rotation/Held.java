package org.tocsin.oncall.rotation;

/**
 * That somebody is on call, and why.
 *
 * @param person their id
 * @param source the same for one turn, for one override, and for everybody who holds it always
 */
public record Held(String person, String source) {
  public static final String ALWAYS = "always";
  public static final String OVERRIDE = "override-";
}
