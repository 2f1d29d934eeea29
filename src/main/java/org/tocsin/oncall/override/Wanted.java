package org.tocsin.oncall.override;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Organisation;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.OnCallOverride.Kind;
import org.tocsin.oncall.schedule.Target;

/**
 * An override that somebody wants.
 *
 * @param target as {@link Target} writes it
 * @param kind {@code take over}, {@code add} or {@code remove}
 * @param insteadOf whom a take-over replaces; null for everybody
 * @param reason at most 500 characters; may be empty
 */
public record Wanted(
    @Nullable String target,
    @Nullable String kind,
    @Nullable String person,
    @Nullable String insteadOf,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String reason) {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int LONGEST_REASON = 500;

  /**
   * @param by who wants it
   * @throws IllegalArgumentException when it cannot be; the message is for the person who wants it
   */
  public OnCallOverride checked(Organisation organisation, String by, Instant now) {
    Target aim = aim(organisation);
    Kind what = what();
    check(
        person != null && organisation.person(person).isPresent(),
        "Name a person of the directory.");
    check(
        insteadOf == null || insteadOf.isBlank() || organisation.person(insteadOf).isPresent(),
        "Name a person of the directory whom they replace, or nobody for everybody.");
    check(from != null && until != null && from.isBefore(until), "It has to begin before it ends.");
    check(
        Duration.between(from, until).compareTo(LONGEST) <= 0,
        "An override lasts a year at most; change the rotation instead.");
    check(until.isAfter(now), "It would have ended already; nothing changes what has been.");
    check(
        from.isBefore(now.plus(LONGEST.multipliedBy(2))),
        "It would begin more than two years from now.");
    String why = Objects.requireNonNullElse(reason, "").strip();
    check(why.length() <= LONGEST_REASON, "The reason has to fit into 500 characters.");
    boolean replaces = what == Kind.TAKE_OVER && insteadOf != null && !insteadOf.isBlank();
    return new OnCallOverride(
        0,
        aim,
        what,
        person,
        replaces ? insteadOf : null,
        from.truncatedTo(ChronoUnit.SECONDS),
        until.truncatedTo(ChronoUnit.SECONDS),
        null,
        why,
        by,
        now);
  }

  private Target aim(Organisation organisation) {
    Target aim = Target.valueOf(Objects.requireNonNullElse(target, ""));
    check(
        aim.duty() == null
            ? organisation.rotation(aim.id()).isPresent()
            : organisation.team(aim.id()).isPresent(),
        "The directory has no such rotation or team.");
    return aim;
  }

  private Kind what() {
    try {
      return Kind.of(Objects.requireNonNullElse(kind, ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The kind is 'take over', 'add' or 'remove'.", e);
    }
  }

  private static void check(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
