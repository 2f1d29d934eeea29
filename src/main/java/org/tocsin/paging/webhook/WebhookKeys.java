package org.tocsin.paging.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.tocsin.security.token.Secrets;
import org.tocsin.security.token.Signatures;

/**
 * The key of each receiver. It is made from the installation's secret and the address, so none is
 * stored, and no receiver knows the key of another.
 */
@Component
class WebhookKeys {
  private static final String PURPOSE = "webhook";

  private final Secrets secrets;

  WebhookKeys(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What the receiver is told, as Standard Webhooks writes it: {@code whsec_} and Base64. */
  String shown(String person, String address) {
    return "whsec_" + Base64.getEncoder().encodeToString(key(person, address));
  }

  /** The header {@code webhook-signature}. */
  String signature(String person, String address, String id, long timestamp, byte[] body) {
    byte[] start = "%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
    return "v1,"
        + Base64.getEncoder()
            .encodeToString(Signatures.hmacSha256(key(person, address), start, body));
  }

  private byte[] key(String person, String address) {
    return Signatures.hmacSha256(
        secrets.named(PURPOSE), (person + "\n" + address).getBytes(StandardCharsets.UTF_8));
  }
}
