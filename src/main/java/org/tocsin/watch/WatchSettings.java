package org.tocsin.watch;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom the watcher tells.
 *
 * @param mail an address outside the people who are paged anyway; empty for none
 * @param url an address that takes {@code {"text": "..."}}, as Slack's incoming webhooks do; empty
 *     for none
 */
@ConfigurationProperties("tocsin.alarm")
record WatchSettings(String mail, String url) {
  URI address() {
    return URI.create(url);
  }
}
