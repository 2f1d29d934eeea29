package org.tocsin.paging.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.people.VerifiedWays;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.process.Processes;
import org.tocsin.paging.Page.Kind;
import org.tocsin.paging.Pages;
import org.tocsin.paging.webhook.Webhook;
import org.tocsin.security.token.Signatures;

/** What a person may do with the ways they are reached by: look, verify, try. */
@Component
public class OwnWays {
  /** How long a code is good. */
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST_IN_WINDOW = 5;

  private final Directory directory;
  private final VerifiedWays verified;
  private final UsableWays usable;
  private final Pages pages;
  private final Deliveries deliveries;
  private final Trials trials;
  private final Webhook webhook;
  private final Processes processes;
  private final Clock clock;

  OwnWays(
      Directory directory,
      VerifiedWays verified,
      UsableWays usable,
      Pages pages,
      Deliveries deliveries,
      Trials trials,
      Webhook webhook,
      Processes processes,
      Clock clock) {
    this.directory = directory;
    this.verified = verified;
    this.usable = usable;
    this.pages = pages;
    this.deliveries = deliveries;
    this.trials = trials;
    this.webhook = webhook;
    this.processes = processes;
    this.clock = clock;
  }

  /** What became of a code that was entered. */
  public enum Answer {
    VERIFIED,
    WRONG,
    /** There is none that could still be entered. */
    GONE
  }

  /**
   * One of a person's ways.
   *
   * @param available whether it is set up on this installation
   * @param verified whether its address is known to be theirs; true when it needs none
   * @param codeUntil until when a code that was sent may be entered; null when there is none
   * @param tried what came of the newest code or test; null when there was none
   * @param key what a webhook's receiver checks the signature with; null for other ways
   */
  public record State(
      PersonalWay way,
      boolean available,
      boolean verified,
      @Nullable Instant codeUntil,
      Deliveries.@Nullable Delivery tried,
      @Nullable String key) {
    /** Whether its owner should do something about it. */
    public boolean wantsCode() {
      return available && !verified;
    }

    /** Whether a test would arrive anywhere. */
    public boolean mayBeTested() {
      return available && verified && !way.address().isEmpty();
    }
  }

  /** The person's ways in their order; none when the person is not in the directory. */
  public List<State> of(String person) {
    return directory.person(person).map(this::states).orElse(List.of());
  }

  /** How many of the person's ways could be used if only they were verified. */
  public int unverified(String person) {
    return directory
        .person(person)
        .map(
            found -> {
              List<PersonalWay> known = verified.of(found);
              return (int)
                  found.ways().stream()
                      .filter(way -> usable.available(way.way()) && !known.contains(way))
                      .count();
            })
        .orElse(0);
  }

  private List<State> states(Person person) {
    List<PersonalWay> known = verified.of(person);
    return person.ways().stream()
        .map(
            way ->
                new State(
                    way,
                    usable.available(way.way()),
                    known.contains(way),
                    code(person.id(), way).map(code -> code.sentAt().plus(LIFETIME)).orElse(null),
                    deliveries.newestTrial(person.id(), way.way()).orElse(null),
                    way.way().equals(webhook.name())
                        ? webhook.key(person.id(), way.address())
                        : null))
        .toList();
  }

  /** Sends a code to an address that is not verified yet; false when too many were sent lately. */
  @Transactional
  public boolean sendCode(String person, String way) {
    return send(person, way, Kind.CODE, "Your code for Tocsin");
  }

  /** Sends a message that says it is a test; false when too many were sent lately. */
  @Transactional
  public boolean sendTest(String person, String way) {
    return send(person, way, Kind.TEST, "This is a test of Tocsin");
  }

  private boolean send(String person, String way, Kind kind, String subject) {
    Optional<PersonalWay> own = own(person, way).filter(found -> usable.available(found.way()));
    if (own.isEmpty() || trials.sent(person, way, WINDOW) >= MOST_IN_WINDOW) {
      return false;
    }
    long page =
        pages.add(new Pages.Wanted(null, null, kind, person, kind.word(), null, 0, subject, null));
    trials.add(page, way, own.get().address());
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("page", page);
    data.put("way", way);
    processes.begin(Message.TRIAL_WANTED, data);
    return true;
  }

  /** Takes the digits that a person has read or heard; the right ones verify the address. */
  @Transactional
  public Answer enter(String person, String way, String digits) {
    Optional<Trials.Trial> code = own(person, way).flatMap(found -> code(person, found));
    if (code.isEmpty() || !trials.mayTry(code.get().page())) {
      return Answer.GONE;
    }
    if (!Signatures.same(trials.code(code.get()), digits.replaceAll("\\s", ""))) {
      return Answer.WRONG;
    }
    trials.used(code.get().page());
    verified.add(person, way, code.get().address());
    return Answer.VERIFIED;
  }

  /** The code that may be entered; not one that went to an address the person had before. */
  private Optional<Trials.Trial> code(String person, PersonalWay way) {
    return trials
        .newest(person, Kind.CODE, way.way())
        .filter(code -> code.address().equals(way.address()))
        .filter(code -> code.sentAt().plus(LIFETIME).isAfter(clock.instant()));
  }

  private Optional<PersonalWay> own(String person, String way) {
    return directory.person(person).stream()
        .flatMap(found -> found.ways().stream())
        .filter(found -> found.way().equals(way))
        .findFirst();
  }
}
