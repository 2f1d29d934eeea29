package org.tocsin.paging;

/** A way to reach a person. */
public interface Way {
  /** The word for it in models, on the timeline and as the topic of its external tasks. */
  String name();

  /** Whether it is set up on this installation. */
  boolean available();

  /**
   * Sends one message; returns when the other side has taken it over.
   *
   * @return what the other side answered, for the timeline
   * @throws RuntimeException when it was not taken over; the message says why
   */
  String send(Message message);
}
