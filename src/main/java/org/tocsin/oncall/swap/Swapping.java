package org.tocsin.oncall.swap;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.tocsin.oncall.override.Effect;
import org.tocsin.oncall.override.NotYours;
import org.tocsin.oncall.override.Overriding;
import org.tocsin.oncall.override.OwnTeams;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.Overrides;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Words;

/** Exchanging shifts by consent. */
@Component
public class Swapping {
  private final Swaps swaps;
  private final Overrides overrides;
  private final Overriding overriding;
  private final Schedules schedules;
  private final Directory directory;
  private final OwnTeams own;
  private final Watches watches;
  private final Letterbox letters;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Swapping(
      Swaps swaps,
      Overrides overrides,
      Overriding overriding,
      Schedules schedules,
      Directory directory,
      OwnTeams own,
      Watches watches,
      Letterbox letters,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.swaps = swaps;
    this.overrides = overrides;
    this.overriding = overriding;
    this.schedules = schedules;
    this.directory = directory;
    this.own = own;
    this.watches = watches;
    this.letters = letters;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The swaps that wait for an answer and concern this person, as the one who asks or answers. */
  public List<Swap> open(String person) {
    return swaps.open(person);
  }

  /**
   * What it would do; nothing is changed.
   *
   * @throws IllegalArgumentException when it cannot be
   */
  public Effect preview(Asked asked, String by) {
    return overriding.effect(checked(asked, by));
  }

  /**
   * Asks the other person, by a letter. Nothing changes until they accept.
   *
   * @throws IllegalArgumentException when it cannot be
   * @throws NotYours when one of the two does not belong there
   */
  public long ask(Asked asked, String by) {
    List<OnCallOverride> wanted = checked(asked, by);
    OnCallOverride given = wanted.get(0);
    own.check(by, given.target());
    OnCallOverride returned = wanted.size() > 1 ? wanted.get(1) : null;
    Swap swap =
        new Swap(
            0,
            given.target(),
            by,
            given.person(),
            given.from(),
            given.until(),
            returned == null ? null : returned.from(),
            returned == null ? null : returned.until(),
            given.reason(),
            clock.instant(),
            Swap.State.ASKED);
    return transaction.execute(
        status -> {
          long id = swaps.add(swap);
          letters.send(swap.other(), name(by) + " asks you to swap a shift", question(swap));
          return id;
        });
  }

  private List<OnCallOverride> checked(Asked asked, String by) {
    List<OnCallOverride> wanted = new ArrayList<>();
    wanted.add(asked.given(by).checked(directory.now(), by, clock.instant()));
    if (asked.hasReturn()) {
      wanted.add(asked.returned(by).checked(directory.now(), by, clock.instant()));
    }
    if (by.equals(asked.other())) {
      throw new IllegalArgumentException("Choose somebody else to swap with.");
    }
    wanted.forEach(this::checkHeld);
    return wanted;
  }

  private void checkHeld(OnCallOverride one) {
    boolean holds =
        schedules
            .between(one.from(), one.until())
            .shifts(one.target(), one.from(), one.until())
            .stream()
            .anyMatch(shift -> shift.person().equals(one.insteadOf()));
    if (!holds) {
      throw new IllegalArgumentException(
          "%s is not on call in that time, so there is nothing to swap."
              .formatted(name(String.valueOf(one.insteadOf()))));
    }
  }

  /**
   * The other person says yes, and it counts; or no. The one who asked is told.
   *
   * @return false when it does not wait for an answer of this person, or its time is over
   */
  public boolean answer(long id, boolean yes, String by) {
    return Conflicts.retry(
        () ->
            Boolean.TRUE.equals(
                transaction.execute(
                    status ->
                        swaps
                            .hold(id)
                            .filter(swap -> swap.other().equals(by))
                            .filter(swap -> !yes || swap.until().isAfter(clock.instant()))
                            .map(swap -> answer(swap, yes))
                            .orElse(false))));
  }

  private boolean answer(Swap swap, boolean yes) {
    swaps.answer(swap.id(), yes ? Swap.State.ACCEPTED : Swap.State.DECLINED, clock.instant());
    if (yes) {
      overrides.add(
          takeOver(swap, swap.other(), swap.askedBy(), new Span(swap.from(), swap.until())));
      if (swap.returnFrom() != null && swap.returnUntil() != null) {
        overrides.add(
            takeOver(
                swap,
                swap.askedBy(),
                swap.other(),
                new Span(swap.returnFrom(), swap.returnUntil())));
      }
      watches.changed();
      events.publishEvent(
          new OnCallChanged(
              swap.other(),
              "accepted a swap with %s for %s from %s until %s"
                  .formatted(swap.askedBy(), swap.target(), swap.from(), swap.until())));
    }
    letters.send(
        swap.askedBy(),
        "%s has %s your swap".formatted(name(swap.other()), yes ? "accepted" : "declined"),
        (yes ? "It counts from now on.\n\n" : "Nothing has changed.\n\n")
            + terms(swap, zone(swap.askedBy())));
    return true;
  }

  private OnCallOverride takeOver(Swap swap, String person, String insteadOf, Span span) {
    return new OnCallOverride(
        0,
        swap.target(),
        OnCallOverride.Kind.TAKE_OVER,
        person,
        insteadOf,
        span.from(),
        span.until(),
        null,
        swap.reason().isEmpty() ? "swap" : "swap: " + swap.reason(),
        swap.askedBy(),
        clock.instant());
  }

  /**
   * The one who asked does not want it any more.
   *
   * @return false when it does not wait for an answer, or another has asked
   */
  public boolean withdraw(long id, String by) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Optional<Swap> swap = swaps.hold(id).filter(found -> found.askedBy().equals(by));
              swap.ifPresent(s -> swaps.answer(id, Swap.State.WITHDRAWN, clock.instant()));
              return swap.isPresent();
            }));
  }

  private String question(Swap swap) {
    return "%s\n%sAccept or decline it on the page \"On call\". Until you accept, nothing changes."
        .formatted(
            terms(swap, zone(swap.other())),
            swap.reason().isEmpty() ? "\n" : "\nWhy: %s\n\n".formatted(swap.reason()));
  }

  private String terms(Swap swap, ZoneId zone) {
    String given =
        "%s would be on call for %s %s, instead of %s.\n"
            .formatted(
                name(swap.other()),
                swap.target(),
                Words.span(new Span(swap.from(), swap.until()), zone),
                name(swap.askedBy()));
    return swap.returnFrom() == null || swap.returnUntil() == null
        ? given
        : given
            + "In return %s would be on call %s, instead of %s.\n"
                .formatted(
                    name(swap.askedBy()),
                    Words.span(new Span(swap.returnFrom(), swap.returnUntil()), zone),
                    name(swap.other()));
  }

  private ZoneId zone(String person) {
    return directory.person(person).map(Person::zone).orElse(ZoneOffset.UTC);
  }

  private String name(String person) {
    return directory.person(person).map(Person::name).orElse(person);
  }
}
