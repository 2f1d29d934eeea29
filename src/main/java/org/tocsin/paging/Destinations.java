package org.tocsin.paging;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.tocsin.engine.NoUseTryingAgain;

/**
 * Which addresses out of the directory may be called. Tocsin stands where it can reach what others
 * cannot, so the own network is open only when the installation says so, and the addresses at which
 * clouds tell a machine its secrets (link-local) never are.
 */
@Component
public class Destinations {
  private final PagingSettings settings;

  Destinations(PagingSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws NoUseTryingAgain when it is no web address, or one that must not be called
   * @throws IllegalStateException when its name is not known at the moment
   */
  public URI allowed(String address) {
    URI uri = read(address);
    try {
      if (!Arrays.stream(InetAddress.getAllByName(uri.getHost())).allMatch(this::isAllowed)) {
        throw new NoUseTryingAgain(uri.getHost() + " is in a network that must not be called");
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("nobody knows the name " + uri.getHost(), e);
    }
    return uri;
  }

  boolean isAllowed(InetAddress address) {
    if (address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()) {
      return false;
    }
    return settings.privateNetwork() || !isPrivate(address);
  }

  /** Loopback, RFC 1918, the shared space of RFC 6598, and the unique local ones of RFC 4193. */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    return address.isLoopbackAddress() || address.isSiteLocalAddress() || shared || uniqueLocal;
  }

  private static URI read(String address) {
    try {
      URI uri = new URI(address);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new NoUseTryingAgain("the address is no web address such as https://example.org/page");
  }
}
