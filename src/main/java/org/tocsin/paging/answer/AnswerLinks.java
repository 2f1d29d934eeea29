package org.tocsin.paging.answer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.paging.Page;
import org.tocsin.security.token.Secrets;
import org.tocsin.security.token.Signatures;

/**
 * The signed link in a page: good for answering this one page in its person's name, and for nothing
 * else, until it expires. It can be made again at any time, so a repeated delivery carries the same
 * link and nothing secret is stored with the page.
 */
@Component
public class AnswerLinks {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final String PURPOSE = "answer-link";
  private static final int PAYLOAD = 2 * Long.BYTES;

  private final Secrets secrets;
  private final Clock clock;

  AnswerLinks(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What a link says when its signature holds. */
  record Link(long page, boolean expired) {}

  public String token(Page page) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD)
            .putLong(page.id())
            .putLong(page.createdAt().plus(LIFETIME).getEpochSecond())
            .array();
    byte[] signature = sign(payload);
    byte[] token = Arrays.copyOf(payload, payload.length + signature.length);
    System.arraycopy(signature, 0, token, payload.length, signature.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty when the token was not signed by us. */
  Optional<Link> read(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length <= PAYLOAD) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOf(bytes, PAYLOAD);
    byte[] signature = Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
    if (!MessageDigest.isEqual(signature, sign(payload))) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    long page = buffer.getLong();
    Instant expires = Instant.ofEpochSecond(buffer.getLong());
    return Optional.of(new Link(page, clock.instant().isAfter(expires)));
  }

  private byte[] sign(byte[] payload) {
    return Signatures.hmacSha256(secrets.named(PURPOSE), payload);
  }
}
