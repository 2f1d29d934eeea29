package org.tocsin.security.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.problem.Throttled;
import org.tocsin.security.signin.SignInAttempts.Count;

/**
 * Slows down people who guess passwords, and nobody else. SignInAttempts are counted for each
 * account from each place: a browser with which the account has signed in before, or else a network
 * address. A place from which it never has is a strange one, and strangers are also counted
 * together: by their address whatever account they try, and by the account wherever they come from.
 * No wait is longer than {@link Waiting#LONGEST}.
 */
@Component
public class SignInThrottle {
  private static final int FREE = 5;

  /** So few that the wait is the longest at once. */
  private static final int NONE = -10;

  private static final int FREE_OF_AN_ADDRESS = 30;

  /** From then on a strange place waits before its first attempt too. */
  private static final int STRANGERS = 30;

  private static final int NETWORK_BYTES = 8;

  private final SignInAttempts attempts;
  private final DeviceMarks marks;
  private final Clock clock;

  SignInThrottle(SignInAttempts attempts, DeviceMarks marks, Clock clock) {
    this.attempts = attempts;
    this.marks = marks;
    this.clock = clock;
  }

  /**
   * Looks at an attempt if it is its turn.
   *
   * @param right whether the password is right
   * @return what that said
   * @throws Throttled when the attempt is not looked at
   */
  boolean attempt(String account, Visitor visitor, BooleanSupplier right) {
    Instant now = clock.instant();
    String network = network(visitor.address());
    String place =
        marks
            .device(account, visitor.mark())
            .map(device -> "device " + device + " " + account)
            .orElse("address " + network + " " + account);
    Optional<Count> count = attempts.of(place, now);
    boolean strange = !place.startsWith("device ") && count.filter(Count::known).isEmpty();
    return strange
        ? ofAStranger(new Stranger(place, "crowd " + account, "from " + network), count, right, now)
        : ofSomebodyKnown(place, count, right, now);
  }

  /** What is counted of somebody from a strange place. */
  private record Stranger(String place, String crowd, String address) {}

  /**
   * The usual case, a right password without a failure before it, costs one look and no writing.
   */
  private boolean ofSomebodyKnown(
      String place, Optional<Count> count, BooleanSupplier right, Instant now) {
    int failures = count.map(Count::failures).orElse(0);
    if (failures > 0) {
      begin(place, count, FREE, now);
    }
    if (!right.getAsBoolean()) {
      if (failures == 0) {
        attempts.begin(place, Duration.ZERO, now);
      }
      return false;
    }
    if (failures > 0 || count.filter(Count::recently).isEmpty()) {
      attempts.succeeded(place, now);
    }
    return true;
  }

  private boolean ofAStranger(
      Stranger stranger, Optional<Count> count, BooleanSupplier right, Instant now) {
    Optional<Count> address = attempts.of(stranger.address(), now);
    waitFor(address, now);
    boolean crowded =
        attempts.of(stranger.crowd(), now).map(Count::failures).orElse(0) >= STRANGERS;
    if (crowded && count.isEmpty()) {
      attempts.begin(stranger.place(), Waiting.LONGEST, now);
      throw throttled(Waiting.LONGEST);
    }
    begin(stranger.place(), count, crowded ? NONE : FREE, now);
    begin(stranger.address(), address, FREE_OF_AN_ADDRESS, now);
    attempts.begin(stranger.crowd(), Duration.ZERO, now);
    if (!right.getAsBoolean()) {
      return false;
    }
    attempts.takeBack(stranger.address(), now);
    attempts.takeBack(stranger.crowd(), now);
    attempts.succeeded(stranger.place(), now);
    return true;
  }

  private void begin(String what, Optional<Count> count, int free, Instant now) {
    waitFor(count, now);
    Duration wait = Waiting.after(count.map(Count::failures).orElse(0) + 1, free);
    if (!attempts.begin(what, wait, now)) {
      throw throttled(wait);
    }
  }

  private static void waitFor(Optional<Count> count, Instant now) {
    count
        .map(Count::nextAt)
        .filter(next -> next.isAfter(now))
        .ifPresent(
            next -> {
              throw throttled(Duration.between(now, next));
            });
  }

  private static Throttled throttled(Duration wait) {
    return new Throttled((int) Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  /** Somebody with one IPv6 address has a whole network of them. */
  private static String network(String address) {
    if (!address.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > NETWORK_BYTES
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
