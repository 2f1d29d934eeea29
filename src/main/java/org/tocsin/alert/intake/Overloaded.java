package org.tocsin.alert.intake;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * More alerts arrive than can be stored, and nothing of this message was. It is answered 503 with
 * Retry-After, because Alertmanager tries again after 5xx and not after 429.
 */
public class Overloaded extends ErrorResponseException {
  private static final long serialVersionUID = 1L;
  private static final String SECONDS = "5";

  Overloaded() {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "More alerts arrive than can be stored. This message was not; please send it again."),
        null);
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
    return headers;
  }
}
