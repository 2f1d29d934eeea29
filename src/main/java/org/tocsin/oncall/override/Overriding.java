package org.tocsin.oncall.override;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.outside.Conflicts;
import org.tocsin.oncall.Letterbox;
import org.tocsin.oncall.OnCallChanged;
import org.tocsin.oncall.Watches;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.Overrides;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.oncall.schedule.Words;

/** Changing for a while who is on call. */
@Component
public class Overriding {
  private final Overrides overrides;
  private final Schedules schedules;
  private final Directory directory;
  private final OwnTeams own;
  private final Watches watches;
  private final Letterbox letters;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Overriding(
      Overrides overrides,
      Schedules schedules,
      Directory directory,
      OwnTeams own,
      Watches watches,
      Letterbox letters,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.overrides = overrides;
    this.schedules = schedules;
    this.directory = directory;
    this.own = own;
    this.watches = watches;
    this.letters = letters;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The overrides of these targets that touch this time and count. */
  public List<OnCallOverride> of(List<Target> targets, Instant from, Instant until) {
    return overrides.touching(from, until).stream()
        .filter(one -> targets.contains(one.target()))
        .toList();
  }

  /**
   * What it would do; nothing is changed.
   *
   * @throws IllegalArgumentException when it cannot be
   */
  public Effect preview(Wanted wanted, String by) {
    return effect(List.of(wanted.checked(directory.now(), by, clock.instant())));
  }

  /** What these overrides of one target would do together, in the time from first to last. */
  public Effect effect(List<OnCallOverride> more) {
    Target target = more.get(0).target();
    Instant from = more.stream().map(OnCallOverride::from).min(Instant::compareTo).orElseThrow();
    Instant until = more.stream().map(OnCallOverride::until).max(Instant::compareTo).orElseThrow();
    Schedule before = schedules.between(from, until);
    Schedule after = before.with(more);
    List<Target> duties = after.duties(target);
    List<Target> shown = duties.isEmpty() ? List.of(target) : duties;
    return new Effect(
        before.shifts(target, from, until),
        after.shifts(target, from, until),
        shown.stream()
            .flatMap(
                duty ->
                    after.gaps(duty, from, until).stream().map(gap -> new Effect.Gap(duty, gap)))
            .toList(),
        duties.stream().flatMap(duty -> after.doubleBookings(duty, from, until).stream()).toList());
  }

  /**
   * Stores it. Whoever comes on call by somebody else's hand is told by a letter.
   *
   * @return its id
   * @throws IllegalArgumentException when it cannot be
   * @throws NotYours when the person may not change that target
   */
  public long add(Wanted wanted, String by) {
    OnCallOverride override = wanted.checked(directory.now(), by, clock.instant());
    own.check(by, override.target());
    return Conflicts.retry(() -> transaction.execute(status -> add(override)));
  }

  private long add(OnCallOverride override) {
    long id = overrides.add(override);
    watches.changed();
    events.publishEvent(
        new OnCallChanged(
            override.by(),
            "made an override for %s: %s %s from %s until %s"
                .formatted(
                    override.target(),
                    override.kind().words(),
                    override.person(),
                    override.from(),
                    override.until())));
    if (!override.person().equals(override.by())) {
      tell(override);
    }
    return id;
  }

  private void tell(OnCallOverride override) {
    Optional<Person> person = directory.person(override.person());
    person.ifPresent(
        found ->
            letters.send(
                found.id(),
                override.kind() == OnCallOverride.Kind.REMOVE
                    ? "You are taken off call for a while"
                    : "You are put on call for a while",
                "%s has changed who is on call for %s %s.\n\n%s"
                    .formatted(
                        name(override.by()),
                        override.target(),
                        Words.span(new Span(override.from(), override.until()), found.zone()),
                        override.reason())));
  }

  private String name(String person) {
    return directory.person(person).map(Person::name).orElse(person);
  }

  /**
   * It does not count any more.
   *
   * @return false when there is none of this id, or it did not count
   * @throws NotYours when the person may not change its target
   */
  public boolean callOff(long id, String by) {
    Optional<OnCallOverride> override = overrides.find(id);
    override.ifPresent(
        found -> {
          own.check(by, found.target());
          Conflicts.retry(
              () ->
                  transaction.execute(
                      status -> {
                        overrides.callOff(id, by, clock.instant());
                        watches.changed();
                        events.publishEvent(
                            new OnCallChanged(
                                by,
                                "called off an override for %s by %s"
                                    .formatted(found.target(), found.by())));
                        return id;
                      }));
        });
    return override.isPresent();
  }
}
