package org.tocsin.rig;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header of HTTP Basic. */
final class Basic {
  private Basic() {}

  static String of(String name, String password) {
    byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
