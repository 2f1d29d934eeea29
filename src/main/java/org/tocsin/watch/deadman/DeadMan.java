package org.tocsin.watch.deadman;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tocsin.paging.channel.OutsideCalls;
import org.tocsin.watch.check.SelfCheck;

/**
 * Tells an address outside, as long as Tocsin can be relied on, that it can; silence is the alarm.
 * That there is a process with this name proves nothing, so a look at what is late comes first.
 */
@Component
public class DeadMan {
  private static final Logger log = LoggerFactory.getLogger(DeadMan.class);
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** Three looks. */
  private static final Duration LOOK_IS_GOOD_FOR = Duration.ofSeconds(45);

  private final DeadManSettings settings;
  private final SelfCheck selfCheck;
  private final Signal signal;
  private final OutsideCalls outside;

  DeadMan(DeadManSettings settings, SelfCheck selfCheck, Signal signal, OutsideCalls outside) {
    this.settings = settings;
    this.selfCheck = selfCheck;
    this.signal = signal;
    this.outside = outside;
  }

  /** Gives the signal if it is due, if it is this node's turn, and if it would be true. */
  public void tell() {
    if (!settings.isSetUp() || !mayBeReliedOn() || !signal.take(EVERY)) {
      return;
    }
    int status = outside.get(settings.address(), Map.of()).status();
    if (status >= 200 && status < 300) {
      signal.taken();
    } else {
      log.warn("The signal to {} was answered {}", settings.address().getHost(), status);
    }
  }

  private boolean mayBeReliedOn() {
    SelfCheck.Look look = selfCheck.last();
    return look != null && selfCheck.age() <= LOOK_IS_GOOD_FOR.toSeconds() && look.mayBeReliedOn();
  }
}
