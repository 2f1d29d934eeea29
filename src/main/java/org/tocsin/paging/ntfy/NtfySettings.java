package org.tocsin.paging.ntfy;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the root of the installation's own server; empty when there is none
 * @param token an access token for it; empty when it wants none
 */
@ConfigurationProperties("tocsin.ntfy")
record NtfySettings(String url, String token) {
  /** Whether a server is the installation's own. */
  boolean isOwn(URI server) {
    return !url.isEmpty() && server.equals(URI.create(url.replaceAll("/*$", "/")));
  }
}
