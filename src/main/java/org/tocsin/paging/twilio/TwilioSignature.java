package org.tocsin.paging.twilio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.security.token.Signatures;

/**
 * Twilio's signature: HMAC-SHA1 with the account's token over the whole address and then every
 * parameter of the form, name and value, in the order of the names
 * (twilio.com/docs/usage/security).
 */
@Component
class TwilioSignature {
  private final TwilioSettings settings;

  TwilioSignature(TwilioSettings settings) {
    this.settings = settings;
  }

  boolean holds(String address, Map<String, String[]> form, @Nullable String given) {
    return !settings.authToken().isEmpty()
        && given != null
        && Signatures.same(expected(address, form), given);
  }

  private String expected(String address, Map<String, String[]> form) {
    StringBuilder signed = new StringBuilder(address);
    new TreeMap<>(form)
        .forEach(
            (name, values) ->
                Arrays.stream(values)
                    .distinct()
                    .sorted()
                    .forEach(value -> signed.append(name).append(value)));
    byte[] key = settings.authToken().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder()
        .encodeToString(
            Signatures.hmacSha1(key, signed.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
