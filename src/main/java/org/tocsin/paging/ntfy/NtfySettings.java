package org.tocsin.paging.ntfy;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the root of the installation's own server; empty when there is none
 * @param token an access token for it; empty when it wants none
 */
@ConfigurationProperties("tocsin.ntfy")
record NtfySettings(String url, String token) {
  /** Whether a server is the installation's own. */
  boolean isOwn(URI server) {
    return !url.isEmpty() && server.equals(root());
  }

  /** Where the own server says how it is; empty when there is none. */
  Optional<URI> health() {
    return url.isEmpty() ? Optional.empty() : Optional.of(root().resolve("v1/health"));
  }

  private URI root() {
    return URI.create(url.replaceAll("/*$", "/"));
  }
}
