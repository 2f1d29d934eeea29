package org.tocsin.paging.channel;

import java.util.Optional;

/** A way to reach a person. */
public interface Way {
  /** The word for it in models, on the timeline and as the topic of its external tasks. */
  String name();

  /** Whether it is set up on this installation. */
  boolean available();

  /** Whether it may wake a person, so that it has to wait until their quiet hours are over. */
  boolean wakes();

  /**
   * Sends one message; returns when the other side has taken it over.
   *
   * @return what the other side answered, for the timeline
   * @throws org.tocsin.engine.outside.NoUseTryingAgain when it was not taken over and never will be
   * @throws RuntimeException when it was not taken over; the message says why
   */
  String send(Message message);

  /**
   * Asks the other side for a sign of life, and sends nothing to anybody. It takes 20 seconds at
   * most.
   *
   * @return what it answered; empty when there is nobody in particular to ask
   * @throws RuntimeException when it does not answer, or refuses us; the message says why
   */
  default Optional<String> probe() {
    return Optional.empty();
  }
}
