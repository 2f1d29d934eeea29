package org.tocsin.oncall.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that other programs look at.
 *
 * @param subject {@code person:<id>}, {@code team:<id>} or {@code rotation:<id>}
 * @param owner who made it
 * @param revokedAt since when its address leads nowhere; null while it counts
 */
public record Feed(
    long id, String subject, String owner, Instant madeAt, @Nullable Instant revokedAt) {
  String kind() {
    return subject.substring(0, subject.indexOf(':'));
  }

  String of() {
    return subject.substring(subject.indexOf(':') + 1);
  }
}
