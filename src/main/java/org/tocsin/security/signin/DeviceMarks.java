package org.tocsin.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.cookie.Cookies;
import org.tocsin.security.token.Secrets;
import org.tocsin.security.token.Signatures;
import org.tocsin.security.token.Tokens;

/**
 * Marks a browser with which somebody has signed in, so that somebody who guesses elsewhere does
 * not use up its attempts. It opens nothing: who has it only gets a count of their own.
 */
@Component
public class DeviceMarks {
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final byte[] key;

  DeviceMarks(Secrets secrets) {
    this.key = secrets.named("device-marks");
  }

  /** The browser's own name when its mark is of this account. */
  Optional<String> device(String account, @Nullable String mark) {
    if (mark == null) {
      return Optional.empty();
    }
    int dot = mark.indexOf('.');
    return dot > 0
            && Signatures.same(signature(account, mark.substring(0, dot)), mark.substring(dot + 1))
        ? Optional.of(mark.substring(0, dot))
        : Optional.empty();
  }

  /** Marks the browser as one that this account signs in with. */
  public void mark(
      HttpServletRequest request, HttpServletResponse response, String account, Visitor visitor) {
    String device = device(account, visitor.mark()).orElseGet(Tokens::make);
    Cookies.set(
        request, response, Visitors.MARK, device + "." + signature(account, device), LIFETIME);
  }

  private String signature(String account, String device) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            Signatures.hmacSha256(key, (device + "." + account).getBytes(StandardCharsets.UTF_8)));
  }
}
