package org.tocsin.paging.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param privateNetwork whether addresses in the own network may be called; others always may
 */
@ConfigurationProperties("tocsin.webhook")
record WebhookSettings(boolean privateNetwork) {}
