package org.tocsin.directory.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.Severity;

/**
 * Somebody who can be paged.
 *
 * @param id what they sign in with
 * @param zone where they live; their quiet hours and what is written to them are in it
 * @param roles what their account may do: responder, commander, process-owner, auditor or
 *     administrator
 * @param ways how to reach them, in the order in which it is tried
 * @param quiet when a mild incident must not wake them; null when it always may
 */
public record Person(
    String id,
    String name,
    ZoneId zone,
    List<String> roles,
    List<PersonalWay> ways,
    @Nullable QuietHours quiet) {
  public Person {
    zone = Objects.requireNonNullElse(zone, ZoneOffset.UTC);
    roles = Lists.orEmpty(roles);
    ways = Lists.orEmpty(ways);
  }

  /**
   * Until when an incident of this severity must not wake them; empty when it may at this instant.
   */
  public Optional<Instant> quietUntil(Severity severity, Instant at) {
    return Optional.ofNullable(quiet)
        .filter(hours -> hours.severities().contains(severity))
        .flatMap(hours -> hours.until(at, zone));
  }
}
