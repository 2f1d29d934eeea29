package org.tocsin.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.Severity;

/** The severities that ship, and what their models and tables promise. */
public enum Tempo {
  SEV1("critical", 40, "erin", minutes(5), minutes(15), minutes(30), 6, hours(4), days(3)),
  SEV2("error", 10, "ben", minutes(15), minutes(30), hours(1), 6, days(1), days(5)),
  SEV3("warning", 1, null, hours(4), hours(8), days(1), 3, days(5), days(10));

  private final String label;
  private final double usersAffected;
  private final @Nullable String commander;
  private final Duration secondaryDue;
  private final Duration commanderDue;
  private final Duration managementEvery;
  private final int managementTimes;
  private final Duration resolveDue;
  private final Duration postmortemDue;

  Tempo(
      String label,
      double usersAffected,
      @Nullable String commander,
      Duration secondaryDue,
      Duration commanderDue,
      Duration managementEvery,
      int managementTimes,
      Duration resolveDue,
      Duration postmortemDue) {
    this.label = label;
    this.usersAffected = usersAffected;
    this.commander = commander;
    this.secondaryDue = secondaryDue;
    this.commanderDue = commanderDue;
    this.managementEvery = managementEvery;
    this.managementTimes = managementTimes;
    this.resolveDue = resolveDue;
    this.postmortemDue = postmortemDue;
  }

  /** The label {@code severity} of an alert that opens such an incident. */
  public String label() {
    return label;
  }

  /** The share of users for which the severity table says this severity. */
  public double usersAffected() {
    return usersAffected;
  }

  /** Who becomes commander, when there is one. */
  public @Nullable String commander() {
    return commander;
  }

  public Duration secondaryDue() {
    return secondaryDue;
  }

  public Duration commanderDue() {
    return commanderDue;
  }

  public Duration managementEvery() {
    return managementEvery;
  }

  public int managementTimes() {
    return managementTimes;
  }

  public Duration resolveDue() {
    return resolveDue;
  }

  public Duration postmortemDue() {
    return postmortemDue;
  }

  public Severity severity() {
    return new Severity(name());
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }
}
