package org.tocsin.oncall;

/** Where a message to a person goes that wants no answer. */
public interface Letterbox {
  /**
   * Delivers it by the person's own ways once the running transaction has committed.
   *
   * @param subject one line of at most 500 characters
   * @param body plain text of at most 20,000 characters
   */
  void send(String person, String subject, String body);
}
