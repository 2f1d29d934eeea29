package org.tocsin.paging.slack;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the root of the Web API
 * @param token of the bot, with the scope {@code chat:write}; empty when Slack is not set up
 * @param signingSecret what Slack signs its requests with; empty: the button is not answered
 */
@ConfigurationProperties("tocsin.slack")
record SlackSettings(URI url, String token, String signingSecret) {}
