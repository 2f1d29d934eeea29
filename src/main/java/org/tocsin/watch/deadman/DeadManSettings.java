package org.tocsin.watch.deadman;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url an address outside that raises an alarm when it is not called any more, which is a
 *     secret; empty for none
 */
@ConfigurationProperties("tocsin.deadman")
record DeadManSettings(String url) {
  boolean isSetUp() {
    return !url.isBlank();
  }

  URI address() {
    return URI.create(url.strip());
  }
}
