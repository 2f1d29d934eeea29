package org.tocsin.paging.slack;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.security.token.Signatures;

/**
 * Slack's signature, version 0: HMAC-SHA256 with the signing secret over {@code v0:timestamp:body}
 * (docs.slack.dev, verifying requests from Slack). What is older than five minutes may be a
 * repetition by somebody else.
 */
@Component
class SlackSignature {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final SlackSettings settings;
  private final Clock clock;

  SlackSignature(SlackSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  boolean holds(@Nullable String timestamp, @Nullable String given, byte[] body) {
    if (settings.signingSecret().isEmpty()
        || given == null
        || timestamp == null
        || !timestamp.matches("[0-9]{1,11}")) {
      return false;
    }
    Duration age =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
    return age.abs().compareTo(WINDOW) <= 0 && Signatures.same(expected(timestamp, body), given);
  }

  private String expected(String timestamp, byte[] body) {
    byte[] key = settings.signingSecret().getBytes(StandardCharsets.UTF_8);
    byte[] start = "v0:%s:".formatted(timestamp).getBytes(StandardCharsets.UTF_8);
    return "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(key, start, body));
  }
}
