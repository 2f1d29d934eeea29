package org.tocsin.paging;

import org.tocsin.directory.Person;

/** A way to reach a person. */
public interface Way {
  /** The word for it in models, on the timeline and as the topic of its external tasks. */
  String name();

  /** Whether this person can be reached by it at all. */
  boolean reaches(Person person);

  /**
   * Sends one message; returns when the other side has taken it over.
   *
   * @return what the other side answered, for the timeline
   * @throws RuntimeException when it was not taken over; the message says why
   */
  String send(Message message);
}
