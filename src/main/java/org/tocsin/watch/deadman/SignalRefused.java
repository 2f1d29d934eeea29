package org.tocsin.watch.deadman;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.watch.check.Check;
import org.tocsin.watch.check.Finding;

/** Whether the address outside takes the signal that Tocsin lives. */
@Component
@Order(11)
class SignalRefused implements Check {
  private static final String NAME = "signal-refused";
  private static final Duration MAY_BE_REFUSED = Duration.ofMinutes(2);

  private final DeadManSettings settings;
  private final Signal signal;

  SignalRefused(DeadManSettings settings, Signal signal) {
    this.settings = settings;
    this.signal = signal;
  }

  @Override
  public Finding look() {
    if (!settings.isSetUp()) {
      return Finding.notSetUp(
          NAME, "Nobody outside is told that Tocsin lives: TOCSIN_DEADMAN_URL is not set.");
    }
    Optional<Signal.Given> refused =
        signal.last().filter(given -> given.refused().compareTo(MAY_BE_REFUSED) > 0);
    return refused
        .map(
            given ->
                Finding.trouble(
                    NAME,
                    1,
                    given.takenAt(),
                    "%s does not take the signal that Tocsin lives, and will raise its alarm."
                        .formatted(settings.address().getHost()),
                    "",
                    List.of()))
        .orElseGet(
            () ->
                Finding.well(
                    NAME, settings.address().getHost() + " takes the signal that Tocsin lives."));
  }
}
