package org.tocsin.alert.intake;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A message that cannot be taken, told in one sentence to the person who set the sender up. No
 * sender tries one again that was answered so.
 */
public class Malformed extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public Malformed(String sentence) {
    this(HttpStatus.BAD_REQUEST, sentence);
  }

  public Malformed(HttpStatus status, String sentence) {
    super(status, ProblemDetail.forStatusAndDetail(status, sentence), null);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
