package org.tocsin.security.address;

import java.net.URI;
import java.util.Locale;

/**
 * Where people reach Tocsin, as {@code TOCSIN_BASE_URL} says. Nothing that a request claims about
 * this is believed.
 *
 * @param scheme {@code http} or {@code https}
 * @param port the one that is called, also when the address does not name it
 * @param origin scheme, host and port as browsers write them, such as {@code
 *     https://tocsin.example.org}
 */
record PublicAddress(String scheme, String host, int port, String origin) {

  /**
   * @throws IllegalArgumentException when the text is no address of a web server
   */
  static PublicAddress of(String baseUrl) {
    URI uri = URI.create(baseUrl.strip());
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "TOCSIN_BASE_URL is an address such as https://tocsin.example.org, not " + baseUrl);
    }
    int usual = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    String origin = scheme + "://" + uri.getHost() + (port == usual ? "" : ":" + port);
    return new PublicAddress(scheme, uri.getHost(), port, origin);
  }

  boolean secure() {
    return scheme.equals("https");
  }

  /** A redirect to this address without scheme and host; any other as it is. */
  String relative(String location) {
    if (!location.startsWith(origin)) {
      return location;
    }
    String path = location.substring(origin.length());
    if (path.isEmpty()) {
      return "/";
    }
    return path.startsWith("/") && !path.startsWith("//") ? path : location;
  }
}
