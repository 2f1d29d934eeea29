package org.tocsin.view;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that came from outside and are to become links. */
public final class WebAddress {
  private WebAddress() {}

  /** Whether it leads to a web site and nowhere else. */
  public static boolean isSafe(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
