package org.tocsin.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answered with the error page of a 404. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotFound extends RuntimeException {
  NotFound(String message) {
    super(message);
  }
}
