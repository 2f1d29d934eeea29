package org.tocsin.alert.grafana;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Grafana signs the body by HMAC-SHA256, in hex; with a timestamp it signs {@code <unix
 * seconds>:<body>}.
 */
@Component
class Signature {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Clock clock;

  Signature(Clock clock) {
    this.clock = clock;
  }

  boolean isValid(
      @Nullable String signature, @Nullable String timestamp, byte[] body, String secret) {
    if (signature == null || (timestamp != null && !isFresh(timestamp))) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      if (timestamp != null) {
        mac.update((timestamp + ":").getBytes(StandardCharsets.UTF_8));
      }
      String expected = HexFormat.of().formatHex(mac.doFinal(body));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256", e);
    }
  }

  private boolean isFresh(String timestamp) {
    try {
      long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
      return Math.abs(age) <= FRESH.toSeconds();
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
