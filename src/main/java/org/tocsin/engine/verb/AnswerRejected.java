package org.tocsin.engine.verb;

/**
 * Answers that a form's verb does not accept; the message says which and why, for the responder.
 */
public class AnswerRejected extends RuntimeException {
  public AnswerRejected(String message) {
    super(message);
  }
}
