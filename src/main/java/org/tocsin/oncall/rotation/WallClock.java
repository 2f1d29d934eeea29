package org.tocsin.oncall.rotation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/** What a time on the wall means. */
public final class WallClock {
  private WallClock() {}

  /**
   * The first instant at which the clock on the wall shows this time or a later one: of a repeated
   * hour the first, and for a time that is skipped the end of the gap. So a later local time never
   * means an earlier instant, and shifts that meet on the wall meet in time.
   */
  public static Instant instant(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty()
        ? rules.getTransition(local).getInstant()
        : local.toInstant(offsets.get(0));
  }
}
