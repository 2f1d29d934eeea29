package org.tocsin.oncall.swap;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.oncall.schedule.Target;

/**
 * Somebody asks another to take over a shift of theirs.
 *
 * @param askedBy whose shift it is
 * @param other who would take it over
 * @param from the first instant of what the other takes over
 * @param until the first instant after it
 * @param returnFrom the first instant of what the one who asks takes over from the other; null for
 *     nothing
 * @param returnUntil the first instant after it
 */
public record Swap(
    long id,
    Target target,
    String askedBy,
    String other,
    Instant from,
    Instant until,
    @Nullable Instant returnFrom,
    @Nullable Instant returnUntil,
    String reason,
    Instant askedAt,
    State state) {

  /** How far it has come. Nothing changes before it is accepted. */
  public enum State {
    ASKED,
    ACCEPTED,
    DECLINED,
    WITHDRAWN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
