package org.tocsin.oncall.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.directory.Directory;
import org.tocsin.engine.outside.Conflicts;
import org.tocsin.oncall.OnCallChanged;
import org.tocsin.oncall.Watches;
import org.tocsin.oncall.override.Effect;
import org.tocsin.oncall.override.NotYours;
import org.tocsin.oncall.override.Overriding;
import org.tocsin.oncall.override.OwnTeams;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.Overrides;
import org.tocsin.oncall.schedule.Target;

/**
 * Shifts from a calendar file. They stand above the turns of the rotation, and under the overrides
 * that people make; a further import takes the place of the one before.
 */
@Component
public class CalendarImport {
  private final Overrides overrides;
  private final Overriding overriding;
  private final Directory directory;
  private final OwnTeams own;
  private final Watches watches;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CalendarImport(
      Overrides overrides,
      Overriding overriding,
      Directory directory,
      OwnTeams own,
      Watches watches,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.overrides = overrides;
    this.overriding = overriding;
    this.directory = directory;
    this.own = own;
    this.watches = watches;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What a file means.
   *
   * @param effect null when there is no shift in it
   * @param warnings what could not be used, each a sentence that says where
   */
  public record Outcome(@Nullable Effect effect, int shifts, List<String> warnings) {}

  /**
   * What it would do; nothing is changed.
   *
   * @param zone of times that name none
   * @throws IllegalArgumentException when the file cannot be read
   */
  public Outcome preview(String target, String file, ZoneId zone, String by) {
    Imported imported = CalendarFile.read(file, directory.now(), zone, clock.instant());
    return outcome(imported, overrides(target, imported, by));
  }

  private Outcome outcome(Imported imported, List<OnCallOverride> wanted) {
    return new Outcome(
        wanted.isEmpty() ? null : overriding.effect(wanted), wanted.size(), imported.warnings());
  }

  private List<OnCallOverride> overrides(String target, Imported imported, String by) {
    return ImportedShifts.of(imported, Target.valueOf(target), by, clock.instant());
  }

  /**
   * Takes the shifts over from now on.
   *
   * @throws IllegalArgumentException when the file cannot be read or has no shift
   * @throws NotYours when the person may not change that target
   */
  public Outcome store(String target, String file, ZoneId zone, String by) {
    own.check(by, Target.valueOf(target));
    Imported imported = CalendarFile.read(file, directory.now(), zone, clock.instant());
    List<OnCallOverride> wanted = overrides(target, imported, by);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("The file has no shift that lies ahead.");
    }
    Outcome outcome = outcome(imported, wanted);
    Conflicts.retry(
        () ->
            transaction.execute(
                status -> {
                  replace(Target.valueOf(target), wanted, by);
                  return wanted;
                }));
    return outcome;
  }

  private void replace(Target target, List<OnCallOverride> wanted, String by) {
    Instant now = clock.instant();
    overrides.callOffImported(target, by, now);
    wanted.forEach(overrides::add);
    watches.changed();
    events.publishEvent(
        new OnCallChanged(
            by, "imported %d shifts from a calendar for %s".formatted(wanted.size(), target)));
  }
}
