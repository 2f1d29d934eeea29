package org.tocsin.paging.ntfy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the root of the server; null when push messages are not set up
 * @param token an access token; empty when the server wants none
 */
@ConfigurationProperties("tocsin.ntfy")
record NtfySettings(@Nullable URI url, String token) {}
