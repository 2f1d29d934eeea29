package org.tocsin.paging.twilio;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the root of the API
 * @param accountSid empty when text messages and calls are not set up
 * @param authToken the account's; signs what Twilio sends to us, too
 * @param from the number that sends, such as {@code +4930123456}
 */
@ConfigurationProperties("tocsin.twilio")
record TwilioSettings(URI url, String accountSid, String authToken, String from) {
  boolean complete() {
    return !accountSid.isEmpty() && !authToken.isEmpty() && !from.isEmpty();
  }
}
